/** Offers × channels: which have a GUID of their own, and one act that fills the gaps. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import type { Route } from './+types/guids.ts'
import s from './attribution.module.css'

type Loaded = Pick<Route.ComponentProps['loaderData'], 'matrix' | 'gaps' | 'mayWrite'>

/** @param home where GUIDs stand */
export function GuidMatrix({ matrix, gaps, mayWrite, home }: Loaded & { home: string }) {
  const { t } = useTranslation('attribution')
  return (
    <section>
      <h2>{t('guids.matrix')}</h2>
      <p>{t('guids.matrixText')}</p>
      <table className={s.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('dimension.offer')}</th>
            {matrix[0]!.cells.map(({ channel }) => (
              <th key={channel} scope="col">
                {t(`channel.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map(({ offerId, cells }) => (
            <tr key={offerId}>
              <th scope="row">{offerId}</th>
              {cells.map(({ channel, guidId, count }) => (
                <td key={channel}>
                  {guidId ? (
                    <a href={`${home}/${guidId}`}>{t('guids.has', { count })}</a>
                  ) : (
                    <span className={s.soft}>{t('guids.gap')}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {mayWrite && gaps > 0 && (
        <Form method="post">
          <input type="hidden" name="deed" value="fill" />
          <FormActs>
            <Button>{t('guids.fill', { count: gaps })}</Button>
          </FormActs>
        </Form>
      )}
    </section>
  )
}
