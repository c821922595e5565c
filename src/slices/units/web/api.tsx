/** Addresses of this slice's pages; `day` asks for the boundaries of that day. */
export const unitPaths = {
  map: (day?: string) => (day === undefined ? '/dia-ban' : `/dia-ban?day=${day}`),
  unit: (id: string, day?: string) => (day === undefined ? `/dia-ban/${id}` : `/dia-ban/${id}?day=${day}`),
}
