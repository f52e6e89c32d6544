package minutes

import (
	"strings"
	"testing"
)

// Each text is short minutes; want is date, time, zone and mode as they are understood.
func TestHeldFrom(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Harbour Board\nMinutes of the regular meeting\n5 and 6 February 2031, 9:00 a.m.\n\n1. Dues\n\nThe call for bids closed at 8:00 a.m. that day.\n\nThe Chair adjourned the meeting at 5:40 p.m. (CET).", "2031-02-05/2031-02-06 09:00/17:40"},
		{"Orchard Forum\nReport of the second meeting\n3 March 2031, held in person at Port Ela\n\n1. Opening\n\nThe Chair opened the meeting.", "2031-03-03 in-person"},
		{"Ayuntamiento de Río Alto\nActa de la sesión ordinaria\n\nSiendo las diecisiete horas y diez minutos del día uno de abril de dos mil treinta y uno, se reúne el Pleno.\n\nPRIMERO.- Cuentas\n\nSe aprueban las cuentas.\n\nSin más asuntos, el alcalde levanta la sesión a las diecinueve horas y treinta minutos.", "2031-04-01 17:10/19:30"},
		{"Comisión de Puertos\nActa de la cuarta reunión\nMartes 4 de marzo de 2031, 18.15 horas · Sesión presencial en el edificio de la antigua lonja\n\n1. Lectura\n\nSe leyó el acta.", "2031-03-04 18:15 in-person"},
		{"Comité des ports\nRapport de la troisième session\nBellerive, 5-7 mars 2031\n\n1. Ouverture\n\nLa troisième session a été ouverte le 5 mars à 10 heures par la Présidente.\n\n2. Clôture\n\nLa session a été close à 17 h 20.", "2031-03-05/2031-03-07 10:00/17:20"},
		{"Conseil du Val\nProcès-verbal de la séance\nVendredi 7 mars 2031, 18 h 30\n\n1. Budget\n\nLe budget est adopté.\n\nL’ordre du jour étant épuisé, la séance est levée à vingt heures dix.", "2031-03-07 18:30/20:10"},
		{"Совет порта\nПротокол очередного заседания\n\nТретьего марта две тысячи тридцать первого года, в десять часов пять минут, председатель открыл заседание.\n\n1. Бюджет\n\nБюджет утверждён.\n\nВ двенадцать часов председатель закрыл заседание.", "2031-03-03 10:05/12:00"},
		{"لجنة الموانئ\nمحضر الاجتماع الثالث\n٣ آذار/مارس ٢٠٣١، الساعة ٩:٠٠\nاجتماع افتراضي لأعضاء اللجنة\n\n١- الميزانية\n\nأُقرت الميزانية.\n\nورُفعت الجلسة في الساعة الحادية عشرة والنصف.", "2031-03-03 09:00/11:30 online"},
		{"港口委员会第三次例会纪要\n会议日期：2031年3月3日 14:00—15:30（北京时间）\n会议形式：混合（会议室与视频连线）\n\n一、预算\n\n预算获得通过。", "2031-03-03 14:00/15:30 北京时间 hybrid"},
		{"港口委员会第四次会议纪要\n时间：2031年4月3日上午9:30\n地点：港务大楼二层会议室（线下）\n\n一、预算\n\n预算获得通过。\n\n主席于11:40宣布会议闭幕。", "2031-04-03 09:30/11:40 in-person"},
		{"Протокол заседания правления речного клуба\nг. Заречный\t4 марта 2031 г. (вторник)\n\nНачало заседания — 18 ч 30 мин, окончание — 20 ч 15 мин.\n\n1. Пристань\n\nПравление обсудило ремонт.", "2031-03-04 18:30/20:15"},
		{"River Club Committee\nMinutes of 4 March 2031\nStart time: 10:00\nEnd time: 11:45 UTC\n\n1. Landing stage\n\nThe repairs were discussed.", "2031-03-04 10:00/11:45 UTC"},
		{"Comité del club de remo\nActa de la reunión de 4 de marzo de 2031, por videollamada\nHora de inicio: 18.00 h\nHora de término: 19.30 h\n\n1. Embarcadero\n\nSe examinaron las obras.", "2031-03-04 18:00/19:30 online"},
		{"Club d’aviron\nCompte rendu du 4 mars 2031\n4 mars 2031, 18 h 30 – 20 h, avec participation à distance\n\n1. Ponton\n\nLes travaux ont été examinés.", "2031-03-04 18:30/20:00 hybrid"},
		{"划船俱乐部理事会会议纪要\n时　间：2031年3月4日（星期二）下午二时三十分至四时一刻\n地　点：码头会议室，同时接入视频会议\n\n一、码头\n\n理事会讨论了维修方案。", "2031-03-04 14:30/16:15 hybrid"},
		{"نادي التجديف\nمحضر اجتماع المكتب\nالثلاثاء 4 آذار/مارس 2031، من الثالثة زوالاً إلى الرابعة والنصف، عبر الاتصال المرئي\n\nأولاً: المرسى\n\nنظر المكتب في الأشغال.", "2031-03-04 15:00/16:30 online"},
	} {
		lines, err := ReadText([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		d, _ := Parse(Source{File: "minutes.txt", Lines: lines})
		m := d.Meeting
		got := strings.Join(strings.Fields(strings.Trim(m.Date+"/"+m.EndDate, "/")+" "+strings.Trim(m.Time+"/"+m.EndTime, "/")+" "+m.Zone+" "+m.Mode), " ")
		if got != c.want {
			t.Errorf("Parse(%q) is held %s, want %s", c.text, got, c.want)
		}
	}
}
