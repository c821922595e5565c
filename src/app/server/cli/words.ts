/** A command called with wrong words; its message is the command's usage. */
export class UsageProblem extends Error {}

export interface Words {
  /** Plain words after the command's name. */
  plain: string[]
  flag(name: string): boolean
  /** The text after `--name`, or null. */
  value(name: string): string | null
  /** As `value`, but missing is a UsageProblem. */
  need(name: string): string
  /** The plain word at a place; missing is a UsageProblem. */
  word(index: number): string
}

/** Reads `--name value`, `--name=value`, `--flag` and plain words; names that the usage does not show are refused. */
export function readWords(args: readonly string[], usage: string): Words {
  const takesValue = new Set([...usage.matchAll(/--([a-z-]+) (?:[A-Z]|vi\|en)/g)].map((match) => match[1]!))
  const known = new Set([...usage.matchAll(/--([a-z-]+)/g)].map((match) => match[1]!))
  for (const name of ['lang']) takesValue.add(name)
  const plain: string[] = []
  const values = new Map<string, string | true>()
  for (let at = 0; at < args.length; at++) {
    const match = /^--([a-z-]+)(?:=(.*))?$/s.exec(args[at]!)
    if (match === null) {
      plain.push(args[at]!)
      continue
    }
    const [, name, inline] = match
    if (!known.has(name!) && name !== 'lang') throw new UsageProblem(usage)
    if (inline !== undefined) values.set(name!, inline)
    else if (!takesValue.has(name!)) values.set(name!, true)
    else if (args[at + 1] === undefined) throw new UsageProblem(usage)
    else values.set(name!, args[++at]!)
  }
  const value = (name: string) => {
    const held = values.get(name)
    return typeof held === 'string' ? held : null
  }
  return {
    plain,
    flag: (name) => values.has(name),
    value,
    need: (name) => value(name) ?? fail(usage),
    word: (index) => plain[index] ?? fail(usage),
  }
}

function fail(usage: string): never {
  throw new UsageProblem(usage)
}
