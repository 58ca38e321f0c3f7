/** Culture ko-KR. */
import type { Culture } from '../culture.ts';

export const koKr: Culture = {
  tag: 'ko-KR',
  decimalSeparator: '.',
  groupSeparator: ',',
  currencySymbol: '₩',
  negativeSign: '-',
  listSeparator: ',',
  chainingSeparator: ';',
  monthsLong: ['1월', '2월', '3월', '4월', '5월', '6월', '7월', '8월', '9월', '10월', '11월', '12월'],
  monthsShort: ['1월', '2월', '3월', '4월', '5월', '6월', '7월', '8월', '9월', '10월', '11월', '12월'],
  daysLong: ['일요일', '월요일', '화요일', '수요일', '목요일', '금요일', '토요일'],
  daysShort: ['일', '월', '화', '수', '목', '금', '토'],
  amDesignator: '오전',
  pmDesignator: '오후',
  dateSeparator: '. ',
  timeSeparator: ':',
  shortDate: 'yyyy. M. d.',
  longDate: 'yyyy년 M월 d일 dddd',
  shortTime: 'tt h:mm',
  longTime: 'tt h:mm:ss',
  firstDayOfWeek: 0,
};
