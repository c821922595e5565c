const megabyte = 1024 * 1024

/** What one document may cost. A plan is a few hundred kilobytes; a thick one with pictures a few megabytes. */
export const limits = {
  fileBytes: 50 * megabyte,
  /** One part of a Word file, and all parts that are read, inflated. */
  partBytes: 48 * megabyte,
  partsBytes: 96 * megabyte,
  zipEntries: 5_000,
  xmlDepth: 200,
  /** Elements and attributes of one part; a plan of a hundred pages has some 50,000. */
  xmlNodes: 1_500_000,
  /** About a thousand printed pages. */
  characters: 3_000_000,
  pages: 1_000,
  heapMegabytes: 400,
  stackMegabytes: 8,
  /** Growth of the whole process while the worker reads; typed arrays are not in its heap limit. */
  growthBytes: 560 * megabyte,
  milliseconds: 15_000,
}
