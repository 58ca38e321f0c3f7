/** The cultures with tables of their own. The first of a language is the one its neutral tag ("fr") stands for. */
import type { Culture } from './culture.ts';
import { enUs } from './data/en-us.ts';
import { enGb } from './data/en-gb.ts';
import { enAu } from './data/en-au.ts';
import { enCa } from './data/en-ca.ts';
import { enIn } from './data/en-in.ts';
import { frFr } from './data/fr-fr.ts';
import { frCa } from './data/fr-ca.ts';
import { deDe } from './data/de-de.ts';
import { deCh } from './data/de-ch.ts';
import { jaJp } from './data/ja-jp.ts';
import { zhCn } from './data/zh-cn.ts';
import { zhTw } from './data/zh-tw.ts';
import { koKr } from './data/ko-kr.ts';
import { ptBr } from './data/pt-br.ts';
import { ptPt } from './data/pt-pt.ts';
import { esEs } from './data/es-es.ts';
import { esMx } from './data/es-mx.ts';
import { itIt } from './data/it-it.ts';
import { trTr } from './data/tr-tr.ts';
import { nlNl } from './data/nl-nl.ts';
import { daDk } from './data/da-dk.ts';
import { svSe } from './data/sv-se.ts';
import { nbNo } from './data/nb-no.ts';
import { fiFi } from './data/fi-fi.ts';
import { plPl } from './data/pl-pl.ts';
import { csCz } from './data/cs-cz.ts';
import { huHu } from './data/hu-hu.ts';
import { ruRu } from './data/ru-ru.ts';
import { ukUa } from './data/uk-ua.ts';
import { elGr } from './data/el-gr.ts';
import { hiIn } from './data/hi-in.ts';
import { arAe } from './data/ar-ae.ts';
import { heIl } from './data/he-il.ts';
import { thTh } from './data/th-th.ts';
import { viVn } from './data/vi-vn.ts';

export const cultures: readonly Culture[] = [
  enUs,
  enGb,
  enAu,
  enCa,
  enIn,
  frFr,
  frCa,
  deDe,
  deCh,
  jaJp,
  zhCn,
  zhTw,
  koKr,
  ptBr,
  ptPt,
  esEs,
  esMx,
  itIt,
  trTr,
  nlNl,
  daDk,
  svSe,
  nbNo,
  fiFi,
  plPl,
  csCz,
  huHu,
  ruRu,
  ukUa,
  elGr,
  hiIn,
  arAe,
  heIl,
  thTh,
  viVn,
];
