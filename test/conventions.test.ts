import { basename, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf, filesIn, textOf } from './support/sources.ts'

const CODE = /\.(ts|tsx|mjs)$/
const code = ['src', 'scripts', 'test', 'db'].flatMap((folder) => filesIn(folder, CODE))
const written = code.filter((file) => file !== 'db/types.ts' && !file.includes('/fixtures/'))
const sql = [...filesIn('db/migrations', /\.sql$/), ...filesIn('src', /\.sql$/)]
const program = written.filter((file) => file.startsWith('src/') && !/\.test\.tsx?$/.test(file))

/** `file:line: what was found` wherever a pattern occurs. */
function found(files: readonly string[], pattern: RegExp, read: (file: string) => string = codeOf): string[] {
  return files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => {
        const hit = pattern.exec(line)
        return hit === null ? [] : [`${file}:${index + 1}: ${hit[0]}`]
      }),
  )
}

// The job library keeps the machine's time, so the age and the next try of a job are told against it.
const JOBS = 'src/kernel/server/jobs.ts'

describe('time', () => {
  it('is the product’s own: our SQL asks for no now()', () => {
    const asks =
      /\b(now\s*\(\s*\)|current_(timestamp|date|time)\b|localtimestamp|(statement|transaction)_timestamp)/i
    const ages = found(program, asks).filter((hit) => !hit.startsWith(JOBS))
    expect([...ages.filter((hit) => !/: now\(\)$/.test(hit)), ...found(sql, asks, sqlOf)]).toEqual([])
    expect(found(program, /\bsql(<[^`]*>)?`[^`]*\bnow\(\)/)).toEqual([])
  })

  it('comes from the clock: nothing else asks the machine which day it is', () => {
    const asks = /\bnew Date\(\)|\bTemporal\.Now\b|\bDate\(\)/
    expect(found(program, asks).filter((hit) => !hit.startsWith(JOBS))).toEqual([])
  })
})

function sqlOf(file: string): string {
  return textOf(file).replace(/--.*/g, '')
}

it('reads the environment in one place: the entries hand it to settings.ts', () => {
  const entries = ['src/app/server.ts', 'src/app/cli.ts']
  // The embedded server inherits its surroundings whole; nothing is read from them.
  const handsOn = 'src/kernel/server/embedded/cluster.ts'
  const others = program.filter((file) => ![...entries, handsOn].includes(file))
  expect(found(others, /\bprocess\.env\b|\bimport\.meta\.env\b/)).toEqual([])
})

describe('the hand', () => {
  it('writes no any', () => {
    expect(found(written, /(?::|<|\bas|\|)\s*any\b(?!\w)/, withoutTexts)).toEqual([])
  })

  it('exports names, never a default, and gathers no barrel', () => {
    const ours = written.filter((file) => !file.startsWith('test/server/support/global-setup'))
    expect(found(ours, /\bexport\s+default\b|\bexport\s+\*/, withoutTexts)).toEqual([])
  })

  it('names files in kebab-case', () => {
    const plain = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|e2e|css))?\.(ts|tsx|mjs|css|sql|svg)$/
    const names = [...written, ...sql].filter((file) => !plain.test(basename(file)))
    expect(names).toEqual([])
  })

  it('keeps 95 of 100 files under 300 lines, half of them near 50', () => {
    const sizes = program.map((file) => textOf(file).split('\n').length).toSorted((a, b) => a - b)
    const at = (share: number) => sizes[Math.floor((sizes.length - 1) * share)]!
    expect(at(0.95)).toBeLessThan(300)
    expect(at(0.5)).toBeLessThan(100)
  })

  it('leaves nothing for later', () => {
    const words = ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK']
    const files = [...written, ...sql, ...filesIn('docs', /\.md$/), ...filesIn('src', /\.md$/)]
    expect(found(files, new RegExp(`\\b(${words.join('|')})\\b`), textOf)).toEqual([])
    expect(found(written, /\b(it|test|describe)\.(skip|todo|only|fails)\b/)).toEqual([])
  })

  it('names no path of a machine and no host of a registry', () => {
    const files = [
      ...written,
      ...filesIn('docs'),
      ...filesIn('data', /\.(json|md)$/),
      ...['package.json', 'package-lock.json', '.npmrc', 'vite.config.ts', 'vitest.config.ts'],
    ].filter((file) => !/\.(png|pdf|docx)$/.test(file))
    const paths = ['/wor' + 'k/', '/hom' + 'e/', '/roo' + 't/', '/Use' + 'rs/', 'C:' + '\\\\']
    expect(found(files, new RegExp(`(?<![\\w.-])(${paths.join('|')})`), textOf)).toEqual([])
    expect(found(files, /\b(registry\.npmjs|npm\.pkg|pypi)\.\w+/, textOf)).toEqual([])
  })
})

function withoutTexts(file: string): string {
  return codeOf(file).replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")
}

describe('words for people', () => {
  const imported = (file: string) =>
    import(posix.join('..', file)) as Promise<Record<string, Record<string, unknown>>>

  it('has every fault in both languages, each code once', async () => {
    const files = program.filter((file) => /faults\.ts$/.test(file) || file === 'src/kernel/fault.ts')
    const lists = await Promise.all(files.map(imported))
    const faults = lists.flatMap((list) => Object.values(list)).flatMap(faultsOf)
    expect(faults.length).toBeGreaterThan(50)
    const codes = faults.map((fault) => fault.code)
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
    for (const fault of faults)
      for (const lang of ['vi', 'en'] as const)
        expect([fault.code, lang, typeof fault[lang]]).toEqual([
          fault.code,
          lang,
          expect.stringMatching(/string|function/),
        ])
    const silent = faults.filter(
      ({ vi, en }) => vi === '' || en === '' || (typeof vi === 'string' && vi === en),
    )
    expect(silent).toEqual([])
  })

  it('has every message in both languages', async () => {
    const folders = new Set(
      program.flatMap((file) => /^(.*\/messages\/(?:.+\/)?)vi\.ts$/.exec(file)?.[1] ?? []),
    )
    expect(folders.size).toBeGreaterThan(1)
    for (const folder of folders) {
      const [vi, en] = await Promise.all([imported(`${folder}vi.ts`), imported(`${folder}en.ts`)])
      expect(keysOf(Object.values(en)[0]), folder).toEqual(keysOf(Object.values(vi)[0]))
    }
  })

  it('keeps the voice: no plea, no triumph, no shout', () => {
    const files = program.filter((file) => /\/messages\/|faults\.ts$|kernel\/fault\.ts$/.test(file))
    expect(found(files, /vui lòng|thành công|!['`]/i)).toEqual([])
  })
})

interface SomeFault {
  code: string
  status: number
  vi: unknown
  en: unknown
}

function faultsOf(list: unknown): SomeFault[] {
  if (typeof list !== 'object' || list === null) return []
  return Object.values(list as Record<string, unknown>).filter(
    (one): one is SomeFault => typeof one === 'object' && one !== null && 'code' in one && 'status' in one,
  )
}

/** `a.b.c` for each text of a catalogue. */
function keysOf(catalogue: unknown, prefix = ''): string[] {
  if (typeof catalogue !== 'object' || catalogue === null) return [prefix]
  return Object.entries(catalogue)
    .flatMap(([key, value]) => keysOf(value, prefix === '' ? key : `${prefix}.${key}`))
    .toSorted()
}

describe('data', () => {
  it('names no real person: phone numbers and identity numbers stand in no file', () => {
    const files = [
      ...written,
      ...filesIn('data', /\.(json|md|txt)$/),
      ...filesIn('src', /fixtures\/.*\.(txt|json)$/),
    ]
    // The plan's own document is the province's, published, and names the office's telephone where it does.
    const ours = files.filter((file) => !file.startsWith('data/plans/'))
    expect(
      found(ours, /(?<![\d.:-])(?:0(?!123456789)\d{9}|0[3-9]\d{2}[ .]\d{3}[ .]\d{3})(?![\d.:-])/, textOf),
    ).toEqual([])
    expect(found(ours, /(?<!\w)040\d{9}(?!\w)/, textOf)).toEqual([])
  })

  it('marks whatever is made up: demonstration data say so', () => {
    for (const file of filesIn('data/demonstration', /\.json$/))
      expect(textOf(file)).toMatch(/trình diễn|demonstration/i)
  })
})

it('builds addresses of pages and doors by functions: no page writes one by hand', () => {
  const pages = program.filter((file) => /^src\/(slices|app)\/.*\/?web\//.test(file))
  expect(found(pages, /['"`]\/api\//)).toEqual([])
  expect(found(pages, /\bhref=(\{`|"\/|\{'\/)/)).toEqual([])
})
