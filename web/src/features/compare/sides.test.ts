import { expect, test } from 'vitest'
import { carriedOver, findSides, usualFrom } from './sides.ts'

const point = (time: string, mail = true, oneDrive = true) => ({ point: `2025-11-${time}:00.000Z`, mail, oneDrive })
const points = [point('21T14:00'), point('21T08:00', false), point('20T13:00'), point('14T08:00'), point('01T08:00')]
const [latest, oneDriveOnly, yesterday, week, oldest] = points.map(({ point }) => point)

test('from about a day ago to the latest, where nothing else is asked for', () => {
  expect(findSides(points, 'mail', {})).toEqual({ is: 'there', from: yesterday, to: latest, latest: true })
  expect(findSides(points, 'mail', { to: week })).toMatchObject({ from: oldest, to: week, latest: false })
  expect(usualFrom([latest, oneDriveOnly] as string[], latest as string)).toBe(oneDriveOnly)
})

test('the earlier moment comes first, however they are asked for', () => {
  expect(findSides(points, 'mail', { from: 'latest', to: oldest })).toEqual({
    ...{ is: 'there', from: oldest, to: latest, latest: true },
  })
  expect(findSides(points, 'mail', { to: oldest })).toMatchObject({ from: oldest, to: week })
})

test('a moment that is not there names its side, and the nearest that is', () => {
  const gone = '2025-10-31T08:00:00.000Z'
  expect(findSides(points, 'mail', { from: gone })).toEqual({ is: 'gone', side: 'from', asked: gone, nearest: oldest })
  expect(findSides(points, 'mail', { to: oneDriveOnly })).toMatchObject({ is: 'lacking', side: 'to', nearest: latest })
  expect(findSides(points, 'onedrive', { to: oneDriveOnly })).toMatchObject({ is: 'there' })
})

test('it takes two', () => {
  expect(findSides([], 'mail', {})).toEqual({ is: 'none' })
  expect(findSides(points.slice(0, 2), 'mail', {})).toEqual({ is: 'one' })
})

test('another workload is compared at the same moments, or the nearest that hold it', () => {
  const moments = { from: yesterday, to: oneDriveOnly }
  expect(carriedOver(points, 'onedrive', moments)).toEqual(moments)
  expect(carriedOver(points, 'mail', moments)).toEqual({ from: yesterday, to: latest })
  expect(carriedOver(points, 'mail', { from: undefined })).toEqual({ from: undefined, to: undefined })
})
