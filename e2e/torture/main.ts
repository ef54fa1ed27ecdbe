import { parseArgs } from 'node:util'
import { torture } from './torture.ts'

/** `npm run torture`: kills portals for as long as it is told, and says what it found. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '10000' } } })
const began = performance.now()
const say = (text: string) => process.stdout.write(`${text}\n`)
const { kills, restores, unknown } = await torture(Number(values.kills), say)
const minutes = ((performance.now() - began) / 60_000).toFixed(1)
say(`${restores} restores, killed ${kills} times in ${minutes} min: all there once, and the record agrees`)
say(`${unknown} times the portal could not tell, and the person decided`)
