import { cpus, totalmem } from 'node:os'

/** One line of the table. Times are milliseconds. */
export interface Figure {
  name: string
  unit: string
  value: number
  /** Measured in the same run on the same machine. Null: the aim is in the figure's own unit. */
  yardstick: { name: string; value: number } | null
  /** What value divided by yardstick (or the value itself) should be. */
  aim: { atMost: number } | { atLeast: number } | null
}

interface Result extends Figure {
  ratio: number | null
  met: boolean | null
}

export function resultOf(figure: Figure): Result {
  const { value, yardstick, aim } = figure
  const ratio = yardstick ? value / yardstick.value : null
  const compared = ratio ?? value
  const met = aim && ('atMost' in aim ? compared <= aim.atMost : compared >= aim.atLeast)
  return { ...figure, ratio, met }
}

/** A table for the console that is one in Markdown, too. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map(({ name, unit, value, yardstick, ratio, aim, met }) => [
    name,
    `${short(value)} ${unit}`,
    yardstick ? `${yardstick.name}: ${short(yardstick.value)} ${unit}` : '',
    ratio === null ? '' : `${short(ratio)} ×`,
    aimOf(aim, yardstick ? '×' : unit),
    met === null ? '' : met ? 'met' : '**missed**',
  ])
  const all = [['Figure', 'Portal', 'Yardstick', 'Ratio', 'Aim', ''], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = all.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
  return [lines[0], `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...lines.slice(1)].join('\n')
}

export const machine = (): string => {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  return `${cpus().length} × ${first?.model.trim()}, ${memory} GB, ${process.platform}, Node.js ${process.versions.node}`
}

function aimOf(aim: Figure['aim'], unit: string): string {
  if (!aim) return ''
  return 'atMost' in aim ? `≤ ${aim.atMost} ${unit}` : `≥ ${aim.atLeast} ${unit}`
}

const short = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(value >= 10 ? 3 : 2)
