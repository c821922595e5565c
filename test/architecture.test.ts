import { describe, expect, it } from 'vitest'
import { codeOf, filesIn, importsOf, type Import } from './support/sources.ts'

// Who may use whom (style anchors, "The map"); change it together with a decision in docs/decisions/.
const MAP: Record<string, readonly string[]> = {
  documents: [],
  units: ['documents'],
  access: ['units', 'documents'],
  registry: ['units', 'access', 'documents'],
  places: ['units', 'access', 'documents'],
  resources: ['units', 'access', 'documents'],
  activities: ['units', 'access', 'documents'],
  entitlements: ['units', 'access', 'documents', 'registry'],
  protection: ['units', 'access', 'documents', 'registry', 'places', 'resources'],
  plan: ['units', 'access', 'documents', 'resources'],
  reports: ['units', 'access', 'documents', 'plan', 'indicators'],
  indicators: ['units', 'access'],
  sync: ['units', 'access'],
  portal: [],
}

// Pure parts are doors too (docs/decisions/002-pure-rules-are-doors.md).
const DOOR =
  /^(model|contract|[a-z]+-contract|posts|letter|server\/api)\.ts$|^web\/api\.tsx$|^rules\/[^.]+\.ts$/
const COMMON =
  /^src\/kernel\/[^/]+\.ts$|^src\/kernel\/messages\/|^src\/slices\/[^/]+\/[^/]+\.ts$|^src\/slices\/[^/]+\/(rules|messages)\/|^src\/app\/contract\.ts$/

const sliceOf = (path: string) => /^src\/slices\/([^/]+)\//.exec(path)?.[1]
const isTest = (path: string) => /\.test\.tsx?$|\/testing\.ts$/.test(path)
const isCommon = (path: string) => COMMON.test(path) && !isTest(path)
const roomOf = (path: string) => /^src\/(?:kernel|app|slices\/[^/]+)\/(server|web)\//.exec(path)?.[1]

/** Why an import is against the map; null when it is not. */
function againstTheMap({ from, to }: Pick<Import, 'from' | 'to'>): string | null {
  const [here, there] = [sliceOf(from), sliceOf(to)]
  if (from.startsWith('src/kernel/') && there !== undefined) return 'the kernel knows no slice'
  if (!from.startsWith('src/app/') && from.startsWith('src/') && to.startsWith('src/app/'))
    return 'nobody imports app'
  if (here !== undefined && there !== undefined && here !== there) {
    if (!(MAP[here] ?? []).includes(there)) return `${here} may not use ${there}`
    const inside = to.slice(`src/slices/${there}/`.length)
    if (!DOOR.test(inside) && !(isTest(from) && inside === 'testing.ts')) return `${to} is no door`
  }
  if (isCommon(from)) {
    if (to.startsWith('node:')) return 'common code knows no Node'
    if (roomOf(to) !== undefined || (to.startsWith('src/app/') && !isCommon(to)))
      return 'common code knows neither server nor web'
  }
  if (!isTest(from) && roomOf(from) === 'web' && roomOf(to) === 'server') return 'a page knows no server'
  if (!isTest(from) && roomOf(from) === 'server' && roomOf(to) === 'web') return 'the server knows no page'
  return null
}

/** Files that reach themselves over what loads with them, each ring told once. */
function ringsOf(imports: readonly Import[]): string[][] {
  const next = Map.groupBy(
    imports.filter((one) => one.loads === 'with'),
    (one) => one.from,
  )
  const done = new Set<string>()
  const way: string[] = []
  const rings: string[][] = []
  const visit = (file: string): void => {
    const met = way.indexOf(file)
    if (met >= 0) rings.push([...way.slice(met), file])
    if (met >= 0 || done.has(file)) return
    way.push(file)
    for (const { to } of next.get(file) ?? []) visit(to)
    way.pop()
    done.add(file)
  }
  for (const file of next.keys()) visit(file)
  return rings
}

const files = filesIn('src', /\.tsx?$/)
const imports = files.flatMap(importsOf)
const broken = (list: readonly Import[]) =>
  list.flatMap((one) => {
    const why = againstTheMap(one)
    return why === null ? [] : [`${one.from} → ${one.to}: ${why}`]
  })

describe('the map of imports', () => {
  it('is kept by every file', () => {
    expect(imports.length).toBeGreaterThan(1000)
    expect(broken(imports)).toEqual([])
  })

  it.each([
    ['src/kernel/fault.ts', 'src/slices/plan/model.ts', 'the kernel knows no slice'],
    ['src/slices/plan/server/api.ts', 'src/app/server/house.ts', 'nobody imports app'],
    ['src/slices/units/server/api.ts', 'src/slices/access/model.ts', 'units may not use access'],
    ['src/slices/plan/server/api.ts', 'src/slices/access/server/sessions.ts', 'is no door'],
    ['src/slices/plan/rules/assign.ts', 'node:fs', 'knows no Node'],
    ['src/slices/plan/rules/assign.ts', 'src/slices/plan/server/api.ts', 'neither server nor web'],
    ['src/slices/plan/web/pages/plan.tsx', 'src/kernel/server/http.ts', 'a page knows no server'],
    ['src/slices/plan/server/routes.ts', 'src/kernel/web/client.ts', 'the server knows no page'],
  ])('notices %s → %s', (from, to, why) => {
    expect(againstTheMap({ from, to })).toContain(why)
  })

  it('names every slice that there is', () => {
    const slices = new Set(files.flatMap((file) => sliceOf(file) ?? []))
    expect([...slices].filter((slice) => !(slice in MAP))).toEqual([])
  })

  it('lets no file reach itself over its imports', () => {
    expect(ringsOf(imports)).toEqual([])
  })

  it('notices a ring of three files', () => {
    const ring = ['a.ts', 'b.ts', 'c.ts'].map((from, index, all) => ({
      from,
      to: all[(index + 1) % 3]!,
      loads: 'with' as const,
    }))
    expect(ringsOf(ring)).toEqual([['a.ts', 'b.ts', 'c.ts', 'a.ts']])
  })
})

it('lets common code ask no clock, no chance and no environment', () => {
  const asks =
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bTemporal\.Now\b|\bcrypto\.|\bprocess\.|\bimport\.meta\b/
  expect(files.filter((file) => isCommon(file) && asks.test(codeOf(file)))).toEqual([])
})
