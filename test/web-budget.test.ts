import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { builtPages } from './e2e/support/pages.ts'

interface Chunk {
  file: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: string[]
  css?: string[]
}

const LIMIT_KB = 300
let folder: string
let manifest: Record<string, Chunk>

beforeAll(async () => {
  folder = await builtPages()
  manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
})

/** JavaScript and style sheets that must be there before a page shows, itself and all it imports. */
function filesOf(name: string, files = new Set<string>()): Set<string> {
  const chunk = manifest[name]
  if (chunk === undefined || files.has(chunk.file)) return files
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
  for (const other of chunk.imports ?? []) filesOf(other, files)
  return files
}

async function compressedKb(files: Iterable<string>): Promise<number> {
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(join(folder, file))).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

describe('the first screen', () => {
  test(`takes at most ${LIMIT_KB} kB of compressed JavaScript and CSS, whichever page it is`, async () => {
    const first = filesOf('index.html')
    const pages = Object.keys(manifest).filter((name) => manifest[name]!.isDynamicEntry === true)
    const sizes = await Promise.all(
      pages.map(async (name) => ({
        name,
        kb: Math.round(await compressedKb(filesOf(name, new Set(first)))),
      })),
    )
    const heaviest = sizes.toSorted((a, b) => b.kb - a.kb)[0]!
    process.stderr.write(
      `first screen: frame ${Math.round(await compressedKb(first))} kB, heaviest page ${heaviest.kb} kB (${heaviest.name})\n`,
    )
    expect(sizes.filter((size) => size.kb > LIMIT_KB)).toEqual([])
  })

  test('carries no page of a slice in the frame: each is fetched when first opened', async () => {
    const routes = await readFile(new URL('../src/app/routes.tsx', import.meta.url), 'utf8')
    expect(routes).not.toMatch(/^import .*\/web\/pages\//m)
    const entries = Object.keys(manifest).filter((name) => manifest[name]!.isEntry === true)
    expect(entries).toEqual(['index.html'])
  })
})
