/** The form of one page of an offer: knows what is typed now, so that fields can depend on each other. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import { Form } from '../../../ui/form.tsx'
import type { Finding } from '../../../ui/refusal.ts'
import { type MediaView, type PageView, type Typed, typedNow } from './form-view.ts'
import { valueAt } from './value-at.ts'

export type SecretMark = { set: true; at: string; by: string }
type Editor = { typed: Typed; document: Record<string, unknown>; media: Map<string, MediaView>; publisherId: string }

const EditorContext = createContext<Editor>({ typed: () => [], document: {}, media: new Map(), publisherId: '' })

type EditorFormProps = {
  publisherId: string
  page: PageView
  /** The draft as it is saved, nested by key. */
  document: Record<string, unknown>
  media: MediaView[]
  findings: Finding[]
  refusal: unknown
  toldBelow: boolean
  children: ReactNode
}

export function EditorForm({
  publisherId,
  page,
  document,
  media,
  findings,
  refusal,
  toldBelow,
  children,
}: EditorFormProps) {
  const [live, setLive] = useState<FormData>()
  const typed: Typed = (name) => typedNow(name, { page, document, live })
  return (
    <EditorContext value={{ typed, document, media: new Map(media.map((one) => [one.assetId, one])), publisherId }}>
      <Form
        encType="multipart/form-data"
        initial={document}
        findings={findings}
        refusal={refusal}
        toldBelow={toldBelow}
        guarded
        onChange={(event) => setLive(new FormData(event.currentTarget))}
      >
        {children}
      </Form>
    </EditorContext>
  )
}

export const useTyped = () => useContext(EditorContext).typed
export const useMedia = () => useContext(EditorContext)

/** Whether a secret of the draft is set, when and by whom: all that a document says of it. */
export function useSecretMark(name: string): SecretMark | undefined {
  const value = valueAt(useContext(EditorContext).document, name)
  return typeof value === 'object' && value !== null && 'set' in value ? (value as SecretMark) : undefined
}
