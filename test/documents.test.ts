import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const text = (path: string) => readFileSync(join(root, path), 'utf8')

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'data/README.md',
  'src/kernel/web/README.md',
].concat(
  ['docs', 'docs/guide', 'docs/decisions'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
)

describe('what the documents say', () => {
  it('is proved by tests that exist, word for word', () => {
    const rows = text('docs/capabilities.md')
      .split('\n')
      .filter((line) => /^\| [A-Z]\d+ /.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()))
    expect(rows.length).toBeGreaterThan(30)
    const missing = rows.flatMap(([, id, , status, , proof = '']) => {
      const proofs = proof.split('<br>').filter((one) => one !== '')
      if (proofs.length === 0) return status === 'yes' || status === 'partly' ? [`${id}: no test`] : []
      return proofs.flatMap((one) => {
        const [, file = '', sentence = ''] = /^`([^`]+)`: (.+)$/.exec(one) ?? []
        return existsSync(join(root, file)) && text(file).includes(sentence) ? [] : [`${id}: ${one}`]
      })
    })
    expect(missing).toEqual([])
  })

  it('leads only to files that are there', () => {
    const dead = pages.flatMap((page) =>
      [...text(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map((match) => match[1]!)
        .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(page), link)))
        .map((link) => `${page}: ${link}`),
    )
    expect(dead).toEqual([])
  })

  it('names each setting that is read, and no other', () => {
    const variables = text('src/kernel/server/settings.ts').split('export interface Settings')[0]!
    const read = [...variables.matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1]!)
    const table = text('README.md').split('## Thiết đặt')[1]!.split('\n## ')[0]!
    const told = table
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...line.split('|')[1]!.matchAll(/[A-Z_]{4,}/g)].map((match) => match[0]))
    // The passphrase is the command line's own; mail is read and not used before it is sent.
    expect(told.filter((name) => name !== 'MANG_NON_PASSPHRASE').toSorted()).toEqual(
      read.filter((name) => name !== 'SMTP_URL').toSorted(),
    )
  })

  it('names the commands that there are, all of them in the README', () => {
    const usages = [
      ...text('src/app/server/cli/run-cli.ts').matchAll(/^ {2}'?([a-z]+(?: [a-z]+)?)'?: \{$/gm),
    ].map((match) => match[1]!)
    expect(usages.length).toBeGreaterThan(10)
    const commands = text('README.md').split('## Lệnh')[1]!.split('\n## ')[0]!
    expect(usages.filter((usage) => !commands.includes(`\`${usage}`))).toEqual([])
    const called = pages.flatMap((page) =>
      [...text(page).matchAll(/npm run -s mang-non -- ([a-z]+)(?: ([a-z]+))?/g)].map((match) => [
        page,
        match[1]!,
        `${match[1]} ${match[2]}`,
      ]),
    )
    expect(called.filter(([, one, two]) => !usages.includes(one!) && !usages.includes(two!))).toEqual([])
  })
})
