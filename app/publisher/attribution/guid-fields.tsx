/** The fields of a GUID's record. */
import { useTranslation } from 'react-i18next'
import { CheckboxGroup, NativeSelect } from '../../ui/choices.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'

export function GuidFields({
  offers,
  channels,
  withGuid,
}: {
  offers: string[]
  channels: string[]
  withGuid?: boolean
}) {
  const { t } = useTranslation('attribution')
  return (
    <>
      {withGuid && <TextField name="guid" label={t('guid.guid')} help={t('guid.guidHelp')} optional mono />}
      <TextField name="description" label={t('guids.description')} help={t('guid.descriptionHelp')} limit={200} />
      <NativeSelect
        name="channel"
        label={t('dimension.channel')}
        options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
        width="m"
      />
      <TextField name="channelDetail" label={t('guid.channelDetail')} help={t('guid.channelDetailHelp')} optional />
      <NativeSelect
        name="offerId"
        label={t('dimension.offer')}
        help={t('guid.offerHelp')}
        optional
        placeholder={t('guid.noOffer')}
        options={offers.map((value) => ({ value, label: value }))}
        width="m"
      />
      <TextField name="planId" label={t('dimension.plan')} optional width="m" />
      <CheckboxGroup
        name="artifactKinds"
        label={t('guid.artifacts')}
        optional
        options={['armTemplate', 'bicep', 'terraform', 'userAgent'].map((value) => ({
          value,
          label: t(`artifact.${value}`),
        }))}
      />
      {withGuid && (
        <NativeSelect
          name="purpose"
          label={t('guid.purpose')}
          help={t('guid.purposeHelp')}
          options={['ownSoftware', 'integrator', 'managedService', 'deploymentTool'].map((value) => ({
            value,
            label: t(`purpose.${value}`),
          }))}
          width="m"
        />
      )}
      <TextField name="noticeUrl" label={t('guid.noticeUrl')} help={t('guid.noticeHelp')} optional />
      <TextArea name="noticeText" label={t('guid.noticeOwn')} help={t('guid.noticeOwnHelp')} optional rows={6} />
      <TextField name="optOut" label={t('guid.optOut')} help={t('guid.optOutHelp')} optional width="m" />
    </>
  )
}
