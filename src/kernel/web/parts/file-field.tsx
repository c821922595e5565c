import { Glyph } from '../icons.tsx'
import { useKernelWords } from '../lang.tsx'
import { Button } from './button.tsx'
import { Question, type FieldProps } from './question.tsx'
import type { FileOnWay, Files } from './use-files.ts'

/**
 * Files of a form (`useFiles`). Each must be marked as showing children or not before it is sent; `seenBy` says who may
 * then see it ("xã và Sở Y tế").
 */
export function FileField({
  files,
  seenBy,
  accept,
  camera,
  ...rest
}: Omit<FieldProps<never>, 'value' | 'onChange'> & {
  files: Files
  seenBy: string
  accept?: string
  camera?: boolean
}) {
  const words = useKernelWords().file
  return (
    <Question {...rest} several>
      {(control) => (
        <>
          {files.list.map((file) => (
            <OneFile key={file.id} file={file} files={files} seenBy={seenBy} />
          ))}
          <div className="acts">
            {camera === true ? (
              <label className="btn pick-file">
                {words.camera}
                <input
                  type="file"
                  accept="image/*"
                  capture="environment"
                  onChange={(event) => take(event.target, files)}
                />
              </label>
            ) : null}
            <label className="btn pick-file">
              {words.choose}
              <input
                type="file"
                multiple
                accept={accept}
                aria-describedby={control['aria-describedby']}
                onChange={(event) => take(event.target, files)}
              />
            </label>
          </div>
        </>
      )}
    </Question>
  )
}

function take(input: HTMLInputElement, files: Files): void {
  files.add(input.files ?? [])
  // The same file may be chosen again after it was removed.
  input.value = ''
}

function OneFile({ file, files, seenBy }: { file: FileOnWay; files: Files; seenBy: string }) {
  const kernel = useKernelWords()
  const words = kernel.file
  const marks = [
    { child: true, label: words.childYes(seenBy) },
    { child: false, label: words.childNo },
  ]
  return (
    <div className="file" role="group" aria-label={file.name}>
      <div className="row">
        <span>
          <b>{file.name}</b>{' '}
          <span className="meta">
            {words.size(file.size)} · {stateOf(file, words)}
          </span>
        </span>
        <button
          type="button"
          className="btn icon"
          aria-label={kernel.form.remove(file.name)}
          onClick={() => files.remove(file.id)}
        >
          <Glyph name="cross" />
        </button>
      </div>
      {file.state === 'sending' ? <progress max={1} value={file.share} aria-label={file.name} /> : null}
      {file.state === 'failed' ? (
        <div className="row">
          <p className="msg">
            <Glyph name="late" />
            <span>{file.problem ?? words.failed}</span>
          </p>
          <Button onClick={() => files.retry(file.id)}>{words.retry}</Button>
        </div>
      ) : null}
      <fieldset>
        <legend className="meta">{words.child}</legend>
        <div className="options">
          {marks.map(({ child, label }) => (
            <label className="option" key={label}>
              <input
                type="radio"
                name={`child-${file.id}`}
                checked={file.child === child}
                onChange={() => files.mark(file.id, child)}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

function stateOf(file: FileOnWay, words: ReturnType<typeof useKernelWords>['file']): string {
  if (file.state === 'unmarked') return words.waitingMark
  if (file.state === 'sending') return words.sending(Math.round(file.share * 100))
  if (file.state === 'waiting') return words.waitingLine
  return file.state === 'sent' ? words.sent : words.failed
}
