/** The description with its limited markup: an editor when scripts run, the markup itself when they do not. */
import '@mantine/tiptap/styles.layer.css'
import { RichTextEditor } from '@mantine/tiptap'
import { useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorsOf, Field } from '../../../ui/field.tsx'
import { useField } from '../../../ui/form.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import s from './editor.module.css'

type RichTextFieldProps = {
  name: string
  label: string
  help?: ReactNode
  optional: boolean
  limit?: number
  links?: boolean
}

export function RichTextField(props: RichTextFieldProps) {
  const { t } = useTranslation('offers')
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return scripted ? (
    <Editor {...props} />
  ) : (
    <TextArea
      {...props}
      rows={14}
      help={`${props.help ?? ''} ${t(props.links ? 'editor.markupWithLinks' : 'editor.markup')}`}
    />
  )
}

// Only what the listing keeps can be typed: see rich-text.ts of the offers' room.
const extensionsWith = (links: boolean) => [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    link: links && {
      openOnClick: false,
      protocols: ['https'],
      defaultProtocol: 'https',
      isAllowedUri: (url, { defaultValidate }) => /^https:/i.test(url) && defaultValidate(url),
    },
    heading: { levels: [2, 3, 4] },
  }),
]
const extensions = { plain: extensionsWith(false), linked: extensionsWith(true) }

function Editor({ name, label, help, optional, limit, links = false }: RichTextFieldProps) {
  const { t } = useTranslation('offers')
  const field = useField(name)
  const [html, setHtml] = useState(field.value ?? '')
  const errors = errorsOf(field.findings)
  const editor = useEditor({
    extensions: links ? extensions.linked : extensions.plain,
    content: field.value ?? '',
    immediatelyRender: true,
    editorProps: {
      attributes: {
        id: field.id,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        class: s.prose ?? '',
      },
    },
    onUpdate: ({ editor }) => {
      setHtml(editor.isEmpty ? '' : editor.getHTML())
      editor.view.dom.dispatchEvent(new Event('input', { bubbles: true }))
    },
  })
  const labels = {
    boldControlLabel: t('markup.bold'),
    italicControlLabel: t('markup.italic'),
    underlineControlLabel: t('markup.underline'),
    linkControlLabel: t('markup.link'),
    unlinkControlLabel: t('markup.unlink'),
    linkEditorInputLabel: t('markup.linkTo'),
    linkEditorInputPlaceholder: 'https://',
    linkEditorExternalLink: t('markup.newTab'),
    linkEditorInternalLink: t('markup.sameTab'),
    linkEditorSave: t('markup.saveLink'),
  }
  const length = [...html].length
  return (
    <Field
      id={field.id}
      label={label}
      help={help}
      optional={optional}
      errors={errors}
      after={
        limit && length > limit * 0.8 ? <p className={s.mark}>{t('editor.length', { length, limit })}</p> : undefined
      }
    >
      <input type="hidden" name={name} value={html} />
      <RichTextEditor editor={editor} labels={labels}>
        <RichTextEditor.Toolbar>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.Underline />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.H2 aria-label={t('markup.heading')} title={t('markup.heading')} />
            <RichTextEditor.H3 aria-label={t('markup.subheading')} title={t('markup.subheading')} />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.BulletList aria-label={t('markup.bullets')} title={t('markup.bullets')} />
            <RichTextEditor.OrderedList aria-label={t('markup.numbers')} title={t('markup.numbers')} />
          </RichTextEditor.ControlsGroup>
          {links && (
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.Link />
              <RichTextEditor.Unlink />
            </RichTextEditor.ControlsGroup>
          )}
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Undo aria-label={t('markup.undo')} title={t('markup.undo')} />
            <RichTextEditor.Redo aria-label={t('markup.redo')} title={t('markup.redo')} />
          </RichTextEditor.ControlsGroup>
        </RichTextEditor.Toolbar>
        <RichTextEditor.Content />
      </RichTextEditor>
    </Field>
  )
}
