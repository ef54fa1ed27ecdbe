/** `npm run bench`: how fast the portal is, each figure against a yardstick on the same machine in the same run. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../harness/build.ts'
import { archive } from './figures/archive.ts'
import { browser } from './figures/browser.ts'
import { download } from './figures/download.ts'
import { fairness } from './figures/fairness.ts'
import { lists } from './figures/lists.ts'
import { pages } from './figures/pages.ts'
import { previews } from './figures/previews.ts'
import { search } from './figures/search.ts'
import { type Figure, machine, resultOf, tableOf } from './report.ts'
import { makeSetting, type Setting } from './setting/setting.ts'

/** Downloads first: only a portal that has not held anything large yet shows what they take. */
const groups: Record<string, (setting: Setting) => Promise<Figure[]>> = {
  ...{ download, archive, lists, pages, fairness, previews, search, browser },
}

const HELP = `Usage: npm run bench [-- options]

  --only <names>   some of: ${Object.keys(groups).join(', ')}; separated by commas
  --data <folder>  fill this folder, or use it as it is, and keep it: the next run begins sooner
  --json <file>    where the figures are written (default data/bench.json)
`

const { values } = parseArgs({
  options: {
    ...{ only: { type: 'string' }, data: { type: 'string' }, json: { type: 'string' } },
    help: { type: 'boolean', short: 'h' },
  },
})
if (values.help) {
  process.stdout.write(HELP)
  process.exit(0)
}
const wanted = values.only?.split(',') ?? Object.keys(groups)
const unknown = wanted.find((name) => !Object.hasOwn(groups, name))
if (unknown !== undefined) {
  process.stderr.write(`There is no "${unknown}".\n\n${HELP}`)
  process.exit(1)
}

const say = (text: string) => process.stderr.write(`${text}\n`)
await buildIfStale()
say('Filling a mailbox with 110,100 messages, and a drive with a file of a gibibyte …')
const setting = await makeSetting(values.data && resolve(values.data))
const figures: Figure[] = []
try {
  for (const name of wanted) {
    say(`${name} …`)
    figures.push(...((await groups[name]?.(setting)) ?? []))
  }
} finally {
  await setting.close()
}
const results = figures.map(resultOf)
process.stdout.write(`\n${machine()}\n\n${tableOf(results)}\n\n`)
const file = resolve(values.json ?? 'data/bench.json')
await mkdir(dirname(file), { recursive: true })
await writeFile(file, `${JSON.stringify({ at: new Date(), machine: machine(), results }, null, 2)}\n`)
say(`${results.filter(({ met }) => met === false).length} aims missed. Figures as JSON: ${file}`)
