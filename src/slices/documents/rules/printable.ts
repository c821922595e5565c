/** Text as files can hold it: composed (NFC), without signs that XML forbids; odd line ends and blanks made plain. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\v\f\u2028\u2029]/g, ' ')
    .replace(/[^\n\P{Cc}]|[\ufffe\uffff]/gu, '')
}
