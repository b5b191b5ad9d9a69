import { sampleOffer } from '../../offer.ts'
import { tamarind } from '../../publishers.ts'

export const clinicDesk = sampleOffer(tamarind, {
  offerId: 'clinic-desk',
  alias: 'Clinic front desk',
  name: 'Clinic Front Desk: patient appointments',
  summary: 'Book, remind and receive patients: appointments for clinics that answer in many languages.',
  description: `
    <p>Clinic Front Desk helps outpatient clinics and practices book, remind and receive patients without three ringing
    telephones. It is made for front desks where two people speak five languages between them.</p>
    <h2>Booking that understands medicine</h2>
    <p>A first visit takes longer than a second. Fasting blood goes early. The ultrasound room is shared, and Dr Lim does not do
    Thursdays. Rules like these are set once, and patients only see times that work.</p>
    <h2>Fewer empty chairs</h2>
    <ul>
      <li>Reminders in the patient’s language, answered with one tap</li>
      <li>A waiting list that fills gaps within minutes</li>
      <li>No-shows explained by reason, and halved in eleven clinics</li>
    </ul>
    <h2>At the desk</h2>
    <p>Arrivals, forms and payments on one screen. Patient appointments are activities in Dynamics 365 Customer Service; medical
    records stay in your medical system and are never copied. Health provider templates follow the privacy laws of
    Singapore, Malaysia and Thailand.</p>
    <p>Contact us to be a launch clinic: set-up is free until the end of the year.</p>`,
  keywords: ['patient appointments', 'clinic', 'reminders'],
  worksWith: ['Dynamics 365 Customer Service', 'Power Apps'],
  category: 'customer-service/face-to-face-service',
  industries: ['healthcare/health-provider'],
  products: ['customer-service', 'power-apps'],
  version: '1.0.0.0',
  listingOption: 'contactMe',
  connections: ['singapore'],
  markets: ['SG', 'MY', 'TH'],
  regions: ['apj'],
  app: {
    name: 'Front Desk',
    shell: 'topbar',
    nav: ['calendar:Today', 'users:Patients', 'clock:Waiting list', 'mail:Reminders', 'chart-bar:No-shows'],
    user: 'Nurse Siew Ling',
  },
  screenshots: [
    {
      file: 'clinic-appointments-day',
      caption: 'One morning by doctor and room, with arrivals and a gap just filled',
      screen: {
        kind: 'calendar',
        title: 'Tuesday 4 June',
        note: '46 appointments · 2 gaps',
        actions: ['Book', 'Fill gap'],
        days: ['Dr Lim', 'Dr Rahman', 'Dr Somchai', 'Ultrasound', 'Blood'],
        hours: [8, 14],
        events: [
          '0 | 8 | 8.75 | First visit | Mrs Chua · arrived | 2',
          '0 | 9 | 9.3 | Follow-up | Mr Devan | 0',
          '0 | 9.5 | 9.8 | Follow-up | Ms Ho | 0',
          '0 | 10 | 10.75 | First visit | Mr Yap | 2',
          '0 | 11 | 11.5 | Filled from list | Mrs Kaur | 1',
          '1 | 8.25 | 9 | First visit | Mr Osman · late | 4',
          '1 | 9.25 | 9.6 | Follow-up | Ms Tan | 0',
          '1 | 10.5 | 12 | Minor procedure | Mr Goh | 3',
          '2 | 9 | 9.5 | Follow-up | Mrs Wong | 0',
          '2 | 10 | 10.6 | First visit | Mr Bakar | 2',
          '2 | 12 | 13 | Ward round | | 5',
          '3 | 8.5 | 9 | Abdomen | Mrs Chua | 0',
          '3 | 9.5 | 10 | Thyroid | Ms Ho | 0',
          '3 | 11 | 12 | Shared with ward | | 5',
          '4 | 8 | 10 | Fasting, every 10 min | 12 patients | 1',
          '4 | 11 | 12 | Results by phone | | 5',
        ],
      },
    },
    {
      file: 'patient-reminder-phone',
      caption: 'A reminder in the patient’s language, answered with one tap',
      screen: {
        kind: 'phones',
        title: 'Reminder',
        lines: ['Tomorrow,', 'nine o’clock.', 'One tap to confirm, to move, or to ask.'],
        phones: [
          {
            title: 'Clinic Serangoon',
            blocks: [
              'note Hello Mrs Chua, Dr Lim sees you tomorrow at 8:00. Please come without breakfast.',
              'button I will come',
              'button Another time',
              'say May I drink water?',
              'note Yes, water is fine.',
            ],
          },
          {
            title: 'Another time',
            blocks: [
              'row Wed 5 June, 8:20 | Dr Lim | ok:Free',
              'row Thu 6 June, 8:00 | Dr Rahman | ok:Free',
              'row Mon 10 June, 8:40 | Dr Lim | ok:Free',
              'button Take Wednesday',
            ],
          },
        ],
      },
    },
    {
      file: 'clinic-no-shows',
      caption: 'No-shows by weekday and by reason',
      screen: {
        kind: 'dashboard',
        title: 'No-shows',
        at: 'No-shows',
        note: 'Quarter to date',
        figures: [
          'No-shows | 4.8 % | −5.1 pts | 9,8,7,6,5,4',
          'Gaps filled | 73 % | +40 pts | 2,4,5,6,7,8',
          'Calls a day | 61 | −48 % | 9,8,7,6,5,5',
        ],
        charts: [
          {
            type: 'line',
            title: 'No-shows by week, %',
            wide: 2,
            labels: ['W12', 'W13', 'W14', 'W15', 'W16', 'W17', 'W18', 'W19', 'W20', 'W21'],
            series: {
              'Without reminder': [11, 10.4, 10.8, 10.1, 9.9, 10.2, 9.8, 10, 9.7, 9.9],
              'With reminder': [8.9, 8.1, 7.4, 6.9, 6.2, 5.8, 5.5, 5.1, 4.9, 4.8],
            },
          },
          {
            type: 'donut',
            title: 'Reasons',
            labels: ['Forgot', 'Better', 'Work', 'Transport'],
            series: { Patients: [38, 27, 22, 13] },
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Clinic Front Desk: overview',
      file: 'clinic-appointments-overview',
      body: [
        'A front desk has three jobs at the same moment: the telephone, the door and the doctor. This product takes most of the first.',
        '# Set-up',
        '1. Doctors, rooms, visit types: half a day.',
        '2. Rules: half a day with the nurse who knows them.',
        '3. Two weeks beside the old book.',
      ],
    },
  ],
  scenarios: [
    '# 1. Book and remind',
    '1. Book a first visit with Dr Lim. Only times of 45 minutes are offered.',
    '2. Send the reminder to the test phone page, answer “Another time”, take Wednesday.',
    '# 2. Fill a gap',
    '1. Cancel an appointment. The waiting list offers it to two patients.',
  ],
  notes: 'All patients are invented. The test phone is a web page.',
  state: { stage: 'preview' },
  createdDaysAgo: 40,
})
