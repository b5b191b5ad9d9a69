import { useTranslation } from 'react-i18next'
import { Form, Link } from 'react-router'
import type { Nowhere } from '#leads'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import s from './leads.module.css'

/** Offers whose leads stand here only: connect a destination, and once there is one send what came before. */
export function NowhereBanner({
  offers,
  publisherId,
  mayManage,
}: {
  offers: Nowhere[]
  publisherId: string
  mayManage: boolean
}) {
  const { t } = useTranslation('leads')
  const home = `/publisher/${publisherId}`
  return offers.map(({ offerId, offerTitle, all, lately, connections }) => (
    <Notice
      key={offerId}
      tone="needsYou"
      title={t(connections.length === 0 ? 'nowhere.title' : 'nowhere.backlogTitle', { offer: offerTitle, count: all })}
    >
      {connections.length === 0 ? (
        <p>
          {t('nowhere.text')} <Link to={`${home}/destinations`}>{t('nowhere.connect')}</Link>{' '}
          <a href={`${home}/leads/help#compulsory`}>{t('tabs.help')}</a>
        </p>
      ) : (
        mayManage && (
          <Form method="post" action={`${home}/leads`} className={s.find}>
            <input type="hidden" name="deed" value="sendBacklog" />
            <input type="hidden" name="offerId" value={offerId} />
            <label>
              {t('nowhere.to')}{' '}
              <select name="connectionId">
                {connections.map(({ connectionId, name }) => (
                  <option key={connectionId} value={connectionId}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            {lately > 0 && (
              <Button kind="plain" name="which" value="lately">
                {t('nowhere.sendLately', { count: lately })}
              </Button>
            )}
            {all > lately && (
              <Button kind="quiet" name="which" value="all">
                {t('nowhere.sendAll', { count: all })}
              </Button>
            )}
          </Form>
        )
      )}
    </Notice>
  ))
}
