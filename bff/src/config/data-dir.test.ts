import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigError } from './config.ts'
import { prepareDataDir } from './data-dir.ts'

test('a folder is made with those above it; a file in its place is told by the name of the setting', () => {
  const folder = mkdtempSync(join(tmpdir(), 'data dir-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  prepareDataDir(join(folder, 'a', 'b'))
  prepareDataDir(join(folder, 'a', 'b'))
  expect(existsSync(join(folder, 'a', 'b'))).toBe(true)
  const file = join(folder, 'file')
  writeFileSync(file, '')
  for (const wrong of [file, join(file, 'below')]) {
    expect(() => prepareDataDir(wrong)).toThrow(ConfigError)
    expect(() => prepareDataDir(wrong)).toThrow(`DATA_DIR: ${wrong} is no folder that the portal can write to`)
  }
})
