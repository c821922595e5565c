// Writes the table of docs/notices.md from what is installed: the libraries of the running program with their licences.
// Ends with status 1 and their names when one of them may not be given on beside Apache-2.0.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Locked {
  version?: string
  license?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

interface Part {
  name: string
  version: string
  licence: string
  copyright: string
}

// May be given on beside Apache-2.0 without asking it of our own code.
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>
}

/** Paths in the lock file of all that the running program needs, found by walking as Node resolves. */
function runningParts(): string[] {
  const found = new Set<string>()
  const walk = (from: string, needs: Locked) => {
    for (const name of Object.keys({ ...needs.dependencies, ...needs.optionalDependencies })) {
      const path = resolveFrom(from, name)
      if (path === null || found.has(path)) continue
      found.add(path)
      walk(path, lock.packages[path]!)
    }
  }
  walk('', lock.packages['']!)
  return [...found].toSorted()
}

function resolveFrom(from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (path in lock.packages) return path
    if (!folder.includes('/node_modules/')) return folder === '' ? null : resolveFrom('', name)
  }
}

function describe(path: string): Part {
  const folder = join(root, path)
  const own = existsSync(join(folder, 'package.json'))
    ? (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license?: unknown })
    : {}
  const text = licenceText(folder)
  const said = lock.packages[path]!.license ?? (typeof own.license === 'string' ? own.license : null)
  return {
    name: path.slice(path.lastIndexOf('node_modules/') + 13),
    version: lock.packages[path]!.version ?? '',
    licence: said ?? (/\bMIT\b|Permission is hereby granted, free of charge/.test(text) ? 'MIT' : '?'),
    copyright: (/^.*\bcopyright\b(?! notice| holder|ed)[^\n]*\d{4}[^\n]*/im.exec(text)?.[0] ?? '')
      .trim()
      .slice(0, 110),
  }
}

function licenceText(folder: string): string {
  if (!existsSync(folder)) return ''
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying)/i.test(name))
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
}

/** Every licence of an AND has to be allowed, of an OR one. */
function isAllowed(licence: string): boolean {
  const words = licence.replaceAll(/[()]/g, '')
  return words.split(' AND ').every((part) => part.split(' OR ').some((one) => ALLOWED.has(one.trim())))
}

const parts = runningParts().map(describe)
const unique = [...new Map(parts.map((part) => [`${part.name}@${part.version}`, part])).values()]
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
const table = unique.map(
  (part) => `| ${part.name} | ${part.version} | ${part.licence} | ${cell(part.copyright)} |`,
)
const out = join(root, 'docs', 'notices.md')
const HEADING = '## Libraries\n'
const above = readFileSync(out, 'utf8').split(HEADING)[0]
writeFileSync(
  out,
  `${above}${HEADING}
Of the running program, ${unique.length} in all: a table made by \`node scripts/notices.ts\` from \`package-lock.json\`. Each
brings its licence text in its own folder under \`node_modules/\`.

| library | version | licence | copyright |
| --- | --- | --- | --- |
${table.join('\n')}
`,
)
const refused = unique.filter((part) => !isAllowed(part.licence))
for (const part of refused) process.stderr.write(`${part.name}@${part.version}: ${part.licence}\n`)
if (refused.length > 0) process.exitCode = 1
else process.stdout.write(`${unique.length} libraries, docs/notices.md\n`)
