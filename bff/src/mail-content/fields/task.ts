import { property } from '../message/tags.ts'
import { type Field, fields, type Item } from './field.ts'

/** PidLidTaskStatus (MS-OXOTASK 2.2.2.2.2). */
const statuses = ['notStarted', 'inProgress', 'complete', 'waiting', 'deferred']

export function taskFields({ properties }: Item): Field[] {
  const percent = properties.number(property.percentComplete)
  return fields([
    ['status', statuses[properties.number(property.taskStatus) ?? -1] ?? null],
    ['percentComplete', percent !== null && percent >= 0 && percent <= 1 ? String(Math.round(percent * 100)) : null],
    ['startDate', day(properties.date(property.taskStart))],
    ['dueDate', day(properties.date(property.taskDue))],
    ['completedDate', day(properties.date(property.taskCompleted))],
    ['owner', properties.text(property.taskOwner)],
  ])
}

/** Days of a task are kept as midnights without a time zone (MS-OXOTASK 2.2.2.2.4). */
function day(date: string | null): string | null {
  return date?.slice(0, 10) ?? null
}
