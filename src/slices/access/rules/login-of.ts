import { foldName } from './fold-name.ts'

/** A login proposed from a name, `nguyen.thi.hoai`; a number behind it where that is taken. */
export function loginOf(name: string, taken: (login: string) => boolean): string {
  const plain = foldName(name)
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replaceAll(/ +/g, '.')
    .slice(0, 50)
  const base = plain.length < 2 ? 'nguoi.dung' : plain
  let login = base
  for (let n = 2; taken(login); n++) login = `${base}${n}`
  return login
}
