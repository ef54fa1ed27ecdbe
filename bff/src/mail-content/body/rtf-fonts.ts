/** \fcharset numbers and their code pages ([MSFT-RTF], "Font Table"). 42 stands for symbols. */
const charsets = new Map([
  [0, 1252],
  [77, 10000],
  [128, 932],
  [129, 949],
  [130, 1361],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
  [254, 437],
  [255, 850],
])

/** The code pages of a document's fonts: text as bytes is in that of its font. */
export class RtfFonts {
  readonly #codePages = new Map<number, number>()
  #font = 0
  /** Of the document, `\ansicpg`. */
  codePage = 1252

  /** A control word within the font table. */
  define(word: string, parameter: number): void {
    if (word === 'f') this.#font = parameter
    else if (word === 'cpg' && parameter > 0) this.#codePages.set(this.#font, parameter)
    else if (word === 'fcharset') {
      const codePage = charsets.get(parameter)
      if (codePage !== undefined && !this.#codePages.has(this.#font)) this.#codePages.set(this.#font, codePage)
    }
  }

  codePageOf(font: number): number {
    return this.#codePages.get(font) ?? this.codePage
  }
}
