/** Each once, in order of mention. */
export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
