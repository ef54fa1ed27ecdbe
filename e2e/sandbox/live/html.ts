/** Text that is HTML already and may go into a page as it is. */
export class Html {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

type Value = string | number | Html | undefined | Value[]

/** HTML from a template; whatever is put in is escaped unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(strings.map((text, at) => text + (at < values.length ? render(values[at]) : '')).join(''))
}

function render(value: Value): string {
  if (Array.isArray(value)) return value.map(render).join('')
  if (value instanceof Html) return value.toString()
  return String(value ?? '').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
