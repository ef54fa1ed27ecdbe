import { parseArgs } from 'node:util'
import { buildIfStale } from '../harness/build.ts'
import { type Report, torture } from './torture.ts'

/** `npm run torture`: kills portals for as long as it is told, and says what it found. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '10000' } } })
const wanted = Number(values.kills)
const began = performance.now()
const say = (text: string) => process.stdout.write(`${text}\n`)

/** Before and after each step, with and without the server's answer: anything less proves nothing. */
function check({ kills, restores, steps }: Report): void {
  if (kills < wanted || steps < 30 || restores < 4 * steps) {
    throw new Error(`only ${kills} kills in ${restores} restores of ${steps} steps`)
  }
}

try {
  await buildIfStale()
  const report = await torture(wanted, say)
  check(report)
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  say(`${report.restores} restores, killed ${report.kills} times in ${minutes} min: all there once, as the record says`)
  say(`${report.unknown} times the portal could not tell, and the person decided`)
  say('torture: 1 passed, 0 failed, 0 skipped')
} catch (error) {
  console.error(error)
  say('torture: 0 passed, 1 failed, 0 skipped')
  process.exitCode = 1
}
