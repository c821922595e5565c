import type { DocumentFaultCode } from '../../faults.ts'

/** A reason not to read a document, inside the worker; the caller's side turns it into the fault of the same code. */
export class Refusal extends Error {
  readonly code: DocumentFaultCode

  constructor(code: DocumentFaultCode) {
    super(code)
    this.code = code
  }
}
