import { isSearchedKind } from '../../../components/file-kind.ts'
import type { Workload } from '../place.ts'
import type { Chip } from './language/chips.ts'
import { appliesTo, type Criterion } from './language/criteria.ts'
import { parseDays, writeDays } from './language/days.ts'

/** What the form for conditions holds; empty texts ask for nothing. */
export interface OptionsForm {
  from: string
  to: string
  subject: string
  filename: string
  attachments: boolean
  /** Days of the calendar. */
  first: string
  last: string
  size: string
  kind: string
}

export const emptyForm: OptionsForm = {
  from: '',
  to: '',
  subject: '',
  filename: '',
  attachments: false,
  first: '',
  last: '',
  size: '',
  kind: '',
}

const texts = ['from', 'to', 'subject', 'filename'] as const

/** The fields that make sense of mail, of OneDrive, or of either. */
export const fieldsFor = (workload: Workload | null) => (criterion: Criterion) =>
  workload === null || appliesTo(criterion, workload)

/** The part of the form that a condition fills; null where it has no field for it. */
const fieldOf = ({ criterion, value }: Chip): Partial<OptionsForm> | null => {
  if (criterion === 'hasattachments') return /^(true|yes)$/i.test(value) ? { attachments: true } : null
  if (criterion === 'size') return { size: value }
  if (criterion === 'kind') return isSearchedKind(value.toLowerCase()) ? { kind: value.toLowerCase() } : null
  if (criterion === 'date') {
    const days = parseDays(value)
    return days ? { first: days.first ?? '', last: days.last ?? '' } : null
  }
  return texts.some((name) => name === criterion) ? { [criterion]: value } : null
}

/** The form as conditions fill it, and those that it cannot hold: a second one of a kind, or of another kind. */
export const formOf = (chips: Chip[]): { form: OptionsForm; others: Chip[] } => {
  const form = { ...emptyForm }
  const others: Chip[] = []
  const taken = new Set<Criterion>()
  for (const chip of chips) {
    const field = taken.has(chip.criterion) ? null : fieldOf(chip)
    if (field) Object.assign(form, field)
    else others.push(chip)
    taken.add(chip.criterion)
  }
  return { form, others }
}

export const chipsOf = (form: OptionsForm): Chip[] => {
  const chips: Chip[] = []
  for (const criterion of texts) {
    const value = form[criterion].trim()
    if (value !== '') chips.push({ criterion, value })
  }
  if (form.attachments) chips.push({ criterion: 'hasattachments', value: 'true' })
  if (form.first !== '' || form.last !== '') {
    const [first, last] = [form.first, form.last]
    const turned = first !== '' && last !== '' && first > last
    const days = turned ? { first: last, last: first } : { ...(first && { first }), ...(last && { last }) }
    chips.push({ criterion: 'date', value: writeDays(days) })
  }
  if (form.size !== '') chips.push({ criterion: 'size', value: form.size })
  if (form.kind !== '') chips.push({ criterion: 'kind', value: form.kind })
  return chips
}
