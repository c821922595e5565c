import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LEFT_OUT = new Set(['node_modules', '.git', '.cache', '.mang-non', 'dist'])

/** Paths under a folder of the project, from its root, with `/`. */
export function filesIn(folder: string, kind = /./): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((one) => {
    const path = posix.join(folder, one.name)
    if (one.isDirectory()) return LEFT_OUT.has(one.name) ? [] : filesIn(path, kind)
    return kind.test(path) ? [path] : []
  })
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** Code without its comments; texts within quotes stay. */
export function codeOf(path: string): string {
  return textOf(path).replace(
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(?<![:\\/])\/\/.*/g,
    (all, text: string | undefined) => text ?? all.replace(/[^\n]/g, ''),
  )
}

export interface Import {
  from: string
  /** A path of the project, or the name of a package or of a part of Node. */
  to: string
  /** Types are gone when it runs; what is imported later, or as a worker, does not load with the file. */
  loads: 'with' | 'later' | 'never'
}

const ROOMS: Record<string, string> = {
  '#kernel/': 'src/kernel/',
  '#slices/': 'src/slices/',
  '#app/': 'src/app/',
  '#data/': 'data/',
  '#db/': 'db/',
  '#test/': 'test/',
}

/** What a file imports, statically, when needed or as a worker. */
export function importsOf(path: string): Import[] {
  const code = codeOf(path)
  const found = (pattern: RegExp, loads: Import['loads']): Import[] =>
    [...code.matchAll(pattern)].map(([, to]) => ({ from: path, to: resolved(path, to!), loads }))
  return [
    ...found(/\b(?:import|export)\s+type\b[^'"]*?\bfrom\s*'([^']+)'/g, 'never'),
    ...found(/\b(?:import|export)\s+(?!type\b)(?:[^'"();]*?\bfrom\s*)?'([^']+)'/g, 'with'),
    ...found(/\bimport\(\s*'([^']+)'/g, 'later'),
    ...found(/new URL\(\s*'(\.[^']+\.tsx?)',\s*import\.meta\.url\)/g, 'later'),
  ]
}

function resolved(from: string, to: string): string {
  if (to.startsWith('.')) return posix.join(posix.dirname(from), to)
  const room = Object.keys(ROOMS).find((prefix) => to.startsWith(prefix))
  return room === undefined ? to : ROOMS[room]! + to.slice(room.length)
}
