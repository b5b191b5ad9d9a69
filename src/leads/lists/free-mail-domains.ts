/** Mail for everybody: good addresses that tell nothing about a company. */
export const freeMailDomains: ReadonlySet<string> = new Set(
  `aliceadsl.fr aol.com arcor.de bbox.fr bell.net bigpond.com bluewin.ch bol.com.br btinternet.com comcast.net
   cox.net duck.com fastmail.com fastmail.fm free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net
   googlemail.com hey.com hotmail.be hotmail.ca hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it
   hotmail.nl icloud.com inbox.lv laposte.net libero.it live.be live.ca live.co.uk live.com live.de live.fr live.it
   live.nl mac.com mail.com mail.ru mailbox.org me.com msn.com naver.com neuf.fr numericable.fr o2.pl onet.pl
   optonline.net orange.fr outlook.be outlook.com outlook.de outlook.es outlook.fr outlook.it posteo.de proton.me
   protonmail.ch protonmail.com qq.com rediffmail.com rogers.com sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca
   sky.com skynet.be sympatico.ca t-online.de telefonica.net telenet.be telia.com terra.com.br tin.it tiscali.it
   tutanota.com tuta.com uol.com.br verizon.net virgilio.it virginmedia.com voila.fr wanadoo.fr web.de wp.pl
   xtra.co.nz yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it
   yandex.com yandex.ru ymail.com zoho.com 126.com 163.com`.split(/\s+/),
)
