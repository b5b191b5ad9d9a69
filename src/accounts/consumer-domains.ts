/** Mail for everybody: an address there says nothing about whom somebody works for. */

/** `tid` of personal Microsoft accounts: https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
export const MICROSOFT_CONSUMER_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad'

const domains = new Set(
  `aol.com bluewin.ch free.fr fastmail.com gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net googlemail.com
  hey.com hotmail.ca hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it icloud.com laposte.net
  libero.it live.be live.ca live.co.uk live.com live.fr live.nl mac.com mail.com mail.ru me.com msn.com
  neuf.fr orange.fr outlook.be outlook.com outlook.de outlook.es outlook.fr outlook.it passport.com pm.me
  proton.me protonmail.com qq.com rocketmail.com sfr.fr t-online.de tutanota.com wanadoo.fr web.de yahoo.ca
  yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com
  zoho.com 126.com 163.com`.split(/\s+/),
)

export function isConsumerDomain(domain: string): boolean {
  return domains.has(domain.toLowerCase())
}
