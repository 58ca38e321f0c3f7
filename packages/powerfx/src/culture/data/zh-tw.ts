/** Culture zh-TW. */
import type { Culture } from '../culture.ts';

export const zhTw: Culture = {
  tag: 'zh-TW',
  decimalSeparator: '.',
  groupSeparator: ',',
  currencySymbol: '$',
  negativeSign: '-',
  listSeparator: ',',
  chainingSeparator: ';',
  monthsLong: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
  monthsShort: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
  daysLong: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  daysShort: ['週日', '週一', '週二', '週三', '週四', '週五', '週六'],
  amDesignator: '上午',
  pmDesignator: '下午',
  dateSeparator: '/',
  timeSeparator: ':',
  shortDate: 'yyyy/M/d',
  longDate: 'yyyy年M月d日 dddd',
  shortTime: 'tt h:mm',
  longTime: 'tt h:mm:ss',
  firstDayOfWeek: 0,
};
