import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [red: number, green: number, blue: number]

const white: Colour = [255, 255, 255]
const grey: Colour = [120, 120, 120]
const ground: Colour = [250, 250, 250]

/** A PNG picture from a function that colours each pixel. */
function png(width: number, height: number, colour: (x: number, y: number) => Colour): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  let at = 0
  for (let y = 0; y < height; y += 1) {
    // Each row begins with the filter it has been through: none.
    rows[at++] = 0
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue] = colour(x, y)
      rows[at++] = red
      rows[at++] = green
      rows[at++] = blue
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits a channel, red, green and blue.
  header.set([8, 2], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** Bars on white, as in a report. */
export function barChart(values: number[], colour: Colour): Buffer {
  const highest = Math.max(...values)
  return png(values.length * 40, 160, (x, y) => {
    const value = values[Math.floor(x / 40)] ?? 0
    const inBar = x % 40 >= 8 && x % 40 < 32 && 150 - y <= (value / highest) * 130 && y < 150
    if (inBar) return colour
    return y === 150 ? grey : white
  })
}

/** A company's logo: a disc on a plain ground. */
export function logo(colour: Colour): Buffer {
  return png(96, 96, (x, y) => ((x - 48) ** 2 + (y - 48) ** 2 < 38 ** 2 ? colour : ground))
}
