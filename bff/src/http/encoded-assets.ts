import { existsSync, readdirSync } from 'node:fs'
import { extname } from 'node:path'
import type { RequestHandler } from 'express'
import { encodingFor } from '../encoding.ts'

const endings = { br: '.br', gzip: '.gz', identity: '' }

/** Points requests for a file to what the build has compressed of it, for those who take that. */
export function encodedAssets(folder: string): RequestHandler {
  const there = new Set(existsSync(folder) ? readdirSync(folder) : [])
  return (req, res, next) => {
    const name = req.path.slice(1)
    const compressed = there.has(name + endings.br) && there.has(name + endings.gzip)
    if (!compressed) return next()
    res.vary('Accept-Encoding')
    const encoding = encodingFor(req.headers['accept-encoding'])
    if (encoding !== 'identity') {
      res.type(extname(name)).set('Content-Encoding', encoding)
      req.url = `/${name}${endings[encoding]}`
    }
    next()
  }
}
