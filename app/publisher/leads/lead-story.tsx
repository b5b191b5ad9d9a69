import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import s from './leads.module.css'

type Line = { at: Date; about: string; says: string }

/** Everything that happened to a lead, in one order. */
export function LeadStory({ story }: { story: Line[] }) {
  const { t } = useTranslation('leads')
  const format = useFormat()
  return (
    <section aria-labelledby="story">
      <h2 id="story">{t('sheet.story')}</h2>
      <ol className={s.story}>
        {story.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same at the same moment
          <li key={i} data-about={line.about}>
            <time dateTime={new Date(line.at).toISOString()}>{format.exactTime(line.at)}</time>
            <span>{line.says}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
