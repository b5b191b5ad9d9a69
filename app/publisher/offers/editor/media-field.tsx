/**
 * One file: uploaded as soon as it is chosen, so that what is wrong with it is told at once and the rest of
 * the page does not wait for it. Without scripts it travels with the form.
 */
import { type ChangeEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssetKind } from '#offers'
import { Button } from '../../../ui/button.tsx'
import { describedBy, errorsOf, Field } from '../../../ui/field.tsx'
import { useField } from '../../../ui/form.tsx'
import { useFormat } from '../../../ui/format.ts'
import s from './editor.module.css'
import { useMedia } from './editor-form.tsx'
import type { MediaView } from './form-view.ts'
import { type Uploaded, uploadFile } from './upload.ts'

type MediaFieldProps = {
  name: string
  label: string
  help?: ReactNode
  optional: boolean
  kind: AssetKind
  formats?: string[]
  template?: string
}

export function MediaField({ name, label, help, optional, kind, formats, template }: MediaFieldProps) {
  const { t } = useTranslation('offers')
  const { publisherId, media } = useMedia()
  const field = useField(name)
  const [file, setFile] = useState<MediaView | undefined>(field.value ? media.get(field.value) : undefined)
  const [progress, setProgress] = useState<number>()
  const [wrong, setWrong] = useState<string[]>([])
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  const errors = [...wrong, ...errorsOf(field.findings)]

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget
    const chosen = input.files?.[0]
    if (!chosen || !scripted) return
    setWrong([])
    setProgress(0)
    const answer: Uploaded = await uploadFile({
      publisherId,
      kind,
      file: chosen,
      onProgress: setProgress,
      broken: t('editor.uploadBroken'),
    })
    setProgress(undefined)
    input.value = ''
    if ('refused' in answer) return setWrong(answer.refused)
    setFile(answer.media)
    input.form?.dispatchEvent(new Event('input', { bubbles: true }))
  }

  return (
    <Field id={field.id} label={label} help={help} optional={optional} errors={errors}>
      <input type="hidden" name={name} value={file?.assetId ?? (scripted ? '' : (field.value ?? ''))} />
      {template && (
        <p>
          <a href={`/publisher/${publisherId}/templates/${template}`} download>
            {t('editor.template')}
          </a>
        </p>
      )}
      {file && <Chosen file={file} publisherId={publisherId} />}
      <div className={s.mediaActs}>
        <input
          id={field.id}
          type="file"
          name={scripted ? undefined : `${name}.file`}
          accept={formats?.join()}
          onChange={choose}
          aria-describedby={describedBy({ id: field.id, help, errors })}
        />
        {file && scripted && (
          <Button type="button" kind="quiet" size="s" onClick={() => setFile(undefined)}>
            {t('editor.removeFile')}
          </Button>
        )}
        {file && !scripted && (
          <label>
            <input type="checkbox" name={`${name}.remove`} value="true" /> {t('editor.removeOnSave')}
          </label>
        )}
      </div>
      {progress !== undefined && (
        <progress className={s.progress} value={progress} max={1} aria-label={t('editor.uploading')}>
          {Math.round(progress * 100)} %
        </progress>
      )}
    </Field>
  )
}

function Chosen({ file, publisherId }: { file: MediaView; publisherId: string }) {
  const format = useFormat()
  const address = `/publisher/${publisherId}/media/${file.assetId}`
  const facts = [file.width ? `${file.width}×${file.height}` : undefined, format.bytes(file.size)]
    .filter(Boolean)
    .join(' · ')
  return (
    <p className={s.chosen}>
      {file.image && <img src={address} alt="" className={s.thumb} loading="lazy" />}
      <span>
        <a href={address} target="_blank" rel="noreferrer">
          {file.filename}
        </a>
        <br />
        <span className={s.mark}>{facts}</span>
      </span>
    </p>
  )
}
