import { expect, test } from 'vitest'
import { findPoint } from './restore-points.ts'

const points = [
  { point: '2025-11-21T14:00:00.000Z', mail: true, oneDrive: false },
  { point: '2025-11-21T08:00:00.000Z', mail: true, oneDrive: true },
  { point: '2025-11-01T08:00:00.000Z', mail: false, oneDrive: true },
]

test('without a moment in the address it is all time, up to the latest that holds the workload', () => {
  const all = { is: 'there', point: 'all', latest: false }
  expect(findPoint(points, 'mail', undefined)).toEqual({ ...all, asOf: points[0]?.point })
  expect(findPoint(points, 'onedrive', 'all')).toEqual({ ...all, asOf: points[1]?.point })
})

test('the latest is the latest that holds the workload', () => {
  expect(findPoint(points, 'mail', 'latest')).toEqual({ is: 'there', point: points[0]?.point, latest: true })
  expect(findPoint(points, 'onedrive', 'latest')).toEqual({ is: 'there', point: points[1]?.point, latest: true })
})

test('a moment that lacks the workload names the nearest that holds it', () => {
  const asked = '2025-11-01T08:00:00.000Z'
  expect(findPoint(points, 'mail', asked)).toEqual({ is: 'lacking', asked, nearest: points[1]?.point })
})

test('a moment that retention removed is told apart', () => {
  const asked = '2025-10-01T08:00:00.000Z'
  expect(findPoint(points, 'onedrive', asked)).toEqual({ is: 'gone', asked, nearest: points[2]?.point })
})

test('no backup of the workload at all', () => {
  expect(findPoint([], 'mail', undefined)).toEqual({ is: 'none' })
})
