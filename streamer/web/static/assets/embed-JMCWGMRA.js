var St={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas, oder rufen Sie an: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",sessions_one:"{count} Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",speaking:"spricht",silent:"still",source_away:"kein Ton von {source}",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",hatch_unknown:"nicht bekannt",unsure:"unsicher",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",overlap_many:"mehrere zugleich",talk_nobody:"niemand",talk_others:"andere oder niemand",silence:"niemand sprach",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_values_here:"keine Werte an dieser Stelle",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",no_speech:"niemand sprach",music_or_tone:"Musik oder ein Ton",overload:"der Dienst war überlastet",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",node_lost:"der Rechner ging verloren",source:"Quelle",state:"Zustand",detail:"Einzelheiten",reported:"Letzte Meldung",ago:"vor {time}",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",lost_events_one:"{count} Ereignis auf dem Weg hierher verloren",overloaded:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {count} Stimmen ausgesetzt.",overloaded_one:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {count} Stimme ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Wer spricht, bekommt hier Hinweise, wenn in der Konfiguration unter [coach] ein Ziel steht, und die Rolle dessen, der spricht:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"zu viel {more}, zu wenig {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",alert_open:"Alarm: {rule}",alert_acknowledged:"Quittiert: {rule}",alerts:"Alarme",no_alert:"Kein Alarm",acknowledge:"Quittieren",acknowledged:"quittiert",acknowledged_by:"quittiert von {who}",cleared:"vorbei: {reason}",alert_above:"{labels}: {probability}, ab {threshold}",alert_rising:"{labels} steigt: {probability}",alert_silence:"niemand spricht",announce_alert:"Alarm {rule}, {role}, Gespräch {id}",announce_alert_session:"Alarm {rule}, Gespräch {id}",announce_more:"{text} und {count} weitere Alarme",announce_more_one:"{text} und {count} weiterer Alarm",not_acknowledged:"Nicht quittiert: {reason}",no_answer_daemon:"der Dienst antwortet nicht",mark_hint:"Um zu sagen, ob das stimmt, einen Moment auf der Zeitachse wählen.",mark_question:"„{label}“ an dieser Stelle?",mark_right:"Stimmt",mark_wrong:"Stimmt nicht",mark_correct:"Richtig wäre",mark_unknown:"etwas anderes",mark_keep:"Als falsch vermerken",mark_kept:"Vermerkt, danke",mark_failed:"Nicht vermerkt: {reason}",cancel:"Abbrechen",waiting_session:"Das Gespräch hat noch nicht begonnen",wrong_role:"Das Attribut roles enthält {role}; erwartet sind welche von {roles}.",no_address:"Das Attribut url muss die Adresse des Dienstes sein.",refused_element:"Der Dienst lässt hier niemanden ein: {reason}",lost_element:"Keine Verbindung seit {time}. Neuer Versuch läuft.",paused_element:"Angehalten; dahinter geht es weiter.",below:"nicht mehr so",speech:"jemand spricht",role_changed:"andere Rolle",session_ended:"das Gespräch ist zu Ende",rule_changed:"andere Regel",state_ok:"in Ordnung",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",listening:"Was zuhört",listening_off:"In der Konfiguration nicht eingeschaltet: {tables}.",kind_microphone:"Mikrofon dieses Dienstes",kind_demo:"Aufnahme zur Vorführung",kind_rtp:"Anrufe über RTP",kind_siprec:"Aufzeichnungs-Clients (SIPREC)",kind_stream:"Anrufe über {dialect}",kind_audiosocket:"Anrufe über {dialect}",kind_browser:"Mikrofone von Browsern",open_sessions:"{count} Gespräche jetzt",open_sessions_one:"{count} Gespräch jetzt",open_connections:"{count} Verbindungen",open_connections_one:"{count} Verbindung",came_sessions:"{count} Gespräche seit dem Start",came_sessions_one:"{count} Gespräch seit dem Start",came_packets:"{count} Pakete seit dem Start, und kein Gespräch",came_packets_one:"{count} Paket seit dem Start, und kein Gespräch",came_connections:"{count} Verbindungen seit dem Start, und kein Gespräch",came_connections_one:"{count} Verbindung seit dem Start, und kein Gespräch",came_nothing:"Seit dem Start kam nichts",turned_away:"Abgewiesen",bad_origin:"Seite nicht in websocket.origins",unauthorized:"Token oder Signatur fehlt oder ist falsch",forbidden:"Token erlaubt kein Senden von Ton",address_not_allowed:"Adresse nicht in allowed",bad_request:"nicht verstanden",too_many_requests:"zu viele Anfragen",too_many_streams:"zu viele Ströme",over_load:"kein Platz auf diesem Rechner",stream_unavailable:"startet oder hält an",stream_connected:"schon verbunden",over_capacity:"zu viele Stimmen",over_host_quota:"zu viele Stimmen eines Rechners",over_host_rate:"zu viele neue Stimmen eines Rechners zugleich",over_port_quota:"zu viele Stimmen eines Ports",over_rate:"zu viele neue Stimmen zugleich",history:"Verlauf",history_of_none:"Kein Dienst hinter diesem Gateway führt einen Verlauf. Ihre Konfigurationen schalten ihn ein:",history_without:"Nicht enthalten, da sie nicht antworten: {daemons}",history_none:"Dieser Dienst führt keinen Verlauf. Die Konfiguration schaltet ihn ein:",history_no_match:"Kein Gespräch passt zu dem, was gesucht wird.",history_empty:"Nichts gefunden. Was von nun an gesagt wird, steht später hier.",from:"Von",until:"Bis",any_alert:"irgendein Alarm",session_id:"Gespräch",find:"Suchen",loading:"Lädt",more:"Mehr",export_as:"Datei",export:"Exportieren",goes_on:"noch kein Ende",nobody_spoke:"niemand sprach",back_history:"Zurück zum Verlauf",from_history:"Aus dem Verlauf",whole_session:"Ganzes Gespräch",forget:"Vergessen",forget_title:"Dieses Gespräch vergessen?",forget_what:"Alles, was von {id} aufbewahrt ist, wird gelöscht: für alle und für immer.",left_open:"der Dienst endete vorher",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var Be={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something, or make a call: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",sessions_one:"{count} session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",source_away:"no audio from {source}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",hatch_unknown:"not known",unsure:"unsure",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",overlap_many:"several at once",talk_nobody:"nobody",talk_others:"others, or nobody",silence:"nobody spoke",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_values_here:"no values at this moment",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",no_speech:"nobody spoke",music_or_tone:"music or a tone",overload:"the daemon was overloaded",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",node_lost:"the machine was lost",source:"Source",state:"State",detail:"Detail",reported:"Last report",ago:"{time} ago",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",lost_events_one:"{count} event lost on its way here",overloaded:"The daemon is overloaded: results every {hop} s, {count} legs suspended.",overloaded_one:"The daemon is overloaded: results every {hop} s, {count} leg suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Who speaks gets a cue here, where the configuration has a target in [coach], and the role of who speaks:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"too much {more}, too little {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",alert_open:"Alert: {rule}",alert_acknowledged:"Acknowledged: {rule}",alerts:"Alerts",no_alert:"No alert",acknowledge:"Acknowledge",acknowledged:"acknowledged",acknowledged_by:"acknowledged by {who}",cleared:"over: {reason}",alert_above:"{labels}: {probability}, from {threshold}",alert_rising:"{labels} rises: {probability}",alert_silence:"nobody speaks",announce_alert:"Alert {rule}, {role}, session {id}",announce_alert_session:"Alert {rule}, session {id}",announce_more:"{text}, and {count} more alerts",announce_more_one:"{text}, and {count} more alert",not_acknowledged:"Not acknowledged: {reason}",no_answer_daemon:"the daemon does not answer",mark_hint:"To say whether this is right, choose a moment on the time axis.",mark_question:"“{label}” here?",mark_right:"Right",mark_wrong:"Wrong",mark_correct:"It should be",mark_unknown:"something else",mark_keep:"Mark as wrong",mark_kept:"Marked, thank you",mark_failed:"Not marked: {reason}",cancel:"Cancel",waiting_session:"Waiting for the session",wrong_role:"The attribute roles has {role}; expected some of {roles}.",no_address:"The attribute url must be the address of the daemon.",refused_element:"The daemon lets nobody in here: {reason}",lost_element:"No connection since {time}. Trying again.",paused_element:"Paused; it goes on behind this.",below:"no longer so",speech:"somebody speaks",role_changed:"another role",session_ended:"the session ended",rule_changed:"another rule",state_ok:"works",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",listening:"What listens",listening_off:"Not switched on in the configuration: {tables}.",kind_microphone:"Microphone of this daemon",kind_demo:"Demonstration recording",kind_rtp:"Calls over RTP",kind_siprec:"Recording clients (SIPREC)",kind_stream:"Calls over {dialect}",kind_audiosocket:"Calls over {dialect}",kind_browser:"Microphones of browsers",open_sessions:"{count} sessions now",open_sessions_one:"{count} session now",open_connections:"{count} connections",open_connections_one:"{count} connection",came_sessions:"{count} sessions since the start",came_sessions_one:"{count} session since the start",came_packets:"{count} packets came since the start, and no session",came_packets_one:"{count} packet came since the start, and no session",came_connections:"{count} connections since the start, and no session",came_connections_one:"{count} connection since the start, and no session",came_nothing:"Nothing came since the start",turned_away:"Turned away",bad_origin:"page not in websocket.origins",unauthorized:"token or signature missing or wrong",forbidden:"token not for streaming",address_not_allowed:"address not in allowed",bad_request:"not understood",too_many_requests:"too many requests",too_many_streams:"too many streams",over_load:"no room on this machine",stream_unavailable:"starting or stopping",stream_connected:"streamed already",over_capacity:"too many legs",over_host_quota:"too many legs of a host",over_host_rate:"too many new legs of a host at once",over_port_quota:"too many legs of a port",over_rate:"too many new legs at once",history:"History",history_of_none:"No daemon behind this gateway keeps a history. Their configurations can switch one on:",history_without:"Not included, since they do not answer: {daemons}",history_none:"This daemon keeps no history. Its configuration can switch one on:",history_no_match:"No session matches what is looked for.",history_empty:"Nothing is found. What is said from now on will be.",from:"From",until:"Until",any_alert:"any alert",session_id:"Session",find:"Find",loading:"Loading",more:"More",export_as:"File",export:"Export",goes_on:"no end yet",nobody_spoke:"nobody spoke",back_history:"Back to the history",from_history:"From the history",whole_session:"Whole session",forget:"Forget",forget_title:"Forget this session?",forget_what:"All that is kept of {id} is deleted, for everybody and for good.",left_open:"the daemon ended before it",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var $t={en:Be,de:St},pe=class{constructor(e){this.code=e;this.#e=$t[e]??Be,this.#t=new Intl.PluralRules(e)}#e;#t;t(e,t={}){let s=`${e}_one`;return(typeof t.count=="number"&&this.#t.select(t.count)==="one"&&s in this.#e?this.#e[s]:this.#e[e]).replace(/\{(\w+)\}/g,(i,a)=>String(t[a]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function Q(...n){let e=n.map(t=>(t??"").slice(0,2).toLowerCase());return new pe(e.find(t=>Object.hasOwn($t,t))??"en")}var ao=new pe("en");var me=globalThis,fe=me.ShadowRoot&&(me.ShadyCSS===void 0||me.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,qe=Symbol(),At=new WeakMap,J=class{constructor(e,t,s){if(this._$cssResult$=!0,s!==qe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(fe&&e===void 0){let s=t!==void 0&&t.length===1;s&&(e=At.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&At.set(t,e))}return e}toString(){return this.cssText}},ge=n=>new J(typeof n=="string"?n:n+"",void 0,qe),b=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((s,o,r)=>s+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+n[r+1],n[0]);return new J(t,n,qe)},Et=(n,e)=>{if(fe)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let s=document.createElement("style"),o=me.litNonce;o!==void 0&&s.setAttribute("nonce",o),s.textContent=t.cssText,n.appendChild(s)}},We=fe?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let s of e.cssRules)t+=s.cssText;return ge(t)})(n):n;var{is:Ps,defineProperty:Ls,getOwnPropertyDescriptor:Ds,getOwnPropertyNames:Ns,getOwnPropertySymbols:Is,getPrototypeOf:Us}=Object,_e=globalThis,Tt=_e.trustedTypes,js=Tt?Tt.emptyScript:"",zs=_e.reactiveElementPolyfillSupport,X=(n,e)=>n,Ge={toAttribute(n,e){switch(e){case Boolean:n=n?js:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},Ct=(n,e)=>!Ps(n,e),Mt={attribute:!0,type:String,converter:Ge,reflect:!1,useDefault:!1,hasChanged:Ct};Symbol.metadata??=Symbol("metadata"),_e.litPropertyMetadata??=new WeakMap;var C=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Mt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let s=Symbol(),o=this.getPropertyDescriptor(e,s,t);o!==void 0&&Ls(this.prototype,e,o)}}static getPropertyDescriptor(e,t,s){let{get:o,set:r}=Ds(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:o,set(i){let a=o?.call(this);r?.call(this,i),this.requestUpdate(e,a,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Mt}static _$Ei(){if(this.hasOwnProperty(X("elementProperties")))return;let e=Us(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(X("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(X("properties"))){let t=this.properties,s=[...Ns(t),...Is(t)];for(let o of s)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[s,o]of t)this.elementProperties.set(s,o)}this._$Eh=new Map;for(let[t,s]of this.elementProperties){let o=this._$Eu(t,s);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let o of s)t.unshift(We(o))}else e!==void 0&&t.push(We(e));return t}static _$Eu(e,t){let s=t.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let s of t.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Et(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,s){this._$AK(e,s)}_$ET(e,t){let s=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,s);if(o!==void 0&&s.reflect===!0){let r=(s.converter?.toAttribute!==void 0?s.converter:Ge).toAttribute(t,s.type);this._$Em=e,r==null?this.removeAttribute(o):this.setAttribute(o,r),this._$Em=null}}_$AK(e,t){let s=this.constructor,o=s._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let r=s.getPropertyOptions(o),i=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:Ge;this._$Em=o;let a=i.fromAttribute(t,r.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,s,o=!1,r){if(e!==void 0){let i=this.constructor;if(o===!1&&(r=this[e]),s??=i.getPropertyOptions(e),!((s.hasChanged??Ct)(r,t)||s.useDefault&&s.reflect&&r===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,s))))return;this.C(e,t,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:s,reflect:o,wrapped:r},i){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),r!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,r]of this._$Ep)this[o]=r;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[o,r]of s){let{wrapped:i}=r,a=this[o];i!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,r,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(t)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};C.elementStyles=[],C.shadowRootOptions={mode:"open"},C[X("elementProperties")]=new Map,C[X("finalized")]=new Map,zs?.({ReactiveElement:C}),(_e.reactiveElementVersions??=[]).push("2.1.2");var Fe=globalThis,Rt=n=>n,ve=Fe.trustedTypes,Ot=ve?ve.createPolicy("lit-html",{createHTML:n=>n}):void 0,Ke="$lit$",R=`lit$${Math.random().toFixed(9).slice(2)}$`,Ye="?"+R,Hs=`<${Ye}>`,U=document,te=()=>U.createComment(""),se=n=>n===null||typeof n!="object"&&typeof n!="function",Qe=Array.isArray,Ut=n=>Qe(n)||typeof n?.[Symbol.iterator]=="function",Ze=`[ 	
\f\r]`,ee=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Pt=/-->/g,Lt=/>/g,N=RegExp(`>|${Ze}(?:([^\\s"'>=/]+)(${Ze}*=${Ze}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Dt=/'/g,Nt=/"/g,jt=/^(?:script|style|textarea|title)$/i,Je=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),p=Je(1),zt=Je(2),mo=Je(3),k=Symbol.for("lit-noChange"),g=Symbol.for("lit-nothing"),It=new WeakMap,I=U.createTreeWalker(U,129);function Ht(n,e){if(!Qe(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ot!==void 0?Ot.createHTML(e):e}var Vt=(n,e)=>{let t=n.length-1,s=[],o,r=e===2?"<svg>":e===3?"<math>":"",i=ee;for(let a=0;a<t;a++){let l=n[a],d,h,c=-1,u=0;for(;u<l.length&&(i.lastIndex=u,h=i.exec(l),h!==null);)u=i.lastIndex,i===ee?h[1]==="!--"?i=Pt:h[1]!==void 0?i=Lt:h[2]!==void 0?(jt.test(h[2])&&(o=RegExp("</"+h[2],"g")),i=N):h[3]!==void 0&&(i=N):i===N?h[0]===">"?(i=o??ee,c=-1):h[1]===void 0?c=-2:(c=i.lastIndex-h[2].length,d=h[1],i=h[3]===void 0?N:h[3]==='"'?Nt:Dt):i===Nt||i===Dt?i=N:i===Pt||i===Lt?i=ee:(i=N,o=void 0);let f=i===N&&n[a+1].startsWith("/>")?" ":"";r+=i===ee?l+Hs:c>=0?(s.push(d),l.slice(0,c)+Ke+l.slice(c)+R+f):l+R+(c===-2?a:f)}return[Ht(n,r+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},ne=class n{constructor({strings:e,_$litType$:t},s){let o;this.parts=[];let r=0,i=0,a=e.length-1,l=this.parts,[d,h]=Vt(e,t);if(this.el=n.createElement(d,s),I.currentNode=this.el.content,t===2||t===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(o=I.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let c of o.getAttributeNames())if(c.endsWith(Ke)){let u=h[i++],f=o.getAttribute(c).split(R),_=/([.?@])?(.*)/.exec(u);l.push({type:1,index:r,name:_[2],strings:f,ctor:_[1]==="."?ye:_[1]==="?"?we:_[1]==="@"?ke:z}),o.removeAttribute(c)}else c.startsWith(R)&&(l.push({type:6,index:r}),o.removeAttribute(c));if(jt.test(o.tagName)){let c=o.textContent.split(R),u=c.length-1;if(u>0){o.textContent=ve?ve.emptyScript:"";for(let f=0;f<u;f++)o.append(c[f],te()),I.nextNode(),l.push({type:2,index:++r});o.append(c[u],te())}}}else if(o.nodeType===8)if(o.data===Ye)l.push({type:2,index:r});else{let c=-1;for(;(c=o.data.indexOf(R,c+1))!==-1;)l.push({type:7,index:r}),c+=R.length-1}r++}}static createElement(e,t){let s=U.createElement("template");return s.innerHTML=e,s}};function j(n,e,t=n,s){if(e===k)return e;let o=s!==void 0?t._$Co?.[s]:t._$Cl,r=se(e)?void 0:e._$litDirective$;return o?.constructor!==r&&(o?._$AO?.(!1),r===void 0?o=void 0:(o=new r(n),o._$AT(n,t,s)),s!==void 0?(t._$Co??=[])[s]=o:t._$Cl=o),o!==void 0&&(e=j(n,o._$AS(n,e.values),o,s)),e}var be=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:s}=this._$AD,o=(e?.creationScope??U).importNode(t,!0);I.currentNode=o;let r=I.nextNode(),i=0,a=0,l=s[0];for(;l!==void 0;){if(i===l.index){let d;l.type===2?d=new H(r,r.nextSibling,this,e):l.type===1?d=new l.ctor(r,l.name,l.strings,this,e):l.type===6&&(d=new xe(r,this,e)),this._$AV.push(d),l=s[++a]}i!==l?.index&&(r=I.nextNode(),i++)}return I.currentNode=U,o}p(e){let t=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,t),t+=s.strings.length-2):s._$AI(e[t])),t++}},H=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,s,o){this.type=2,this._$AH=g,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=s,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=j(this,e,t),se(e)?e===g||e==null||e===""?(this._$AH!==g&&this._$AR(),this._$AH=g):e!==this._$AH&&e!==k&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Ut(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==g&&se(this._$AH)?this._$AA.nextSibling.data=e:this.T(U.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:s}=e,o=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=ne.createElement(Ht(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===o)this._$AH.p(t);else{let r=new be(o,this),i=r.u(this.options);r.p(t),this.T(i),this._$AH=r}}_$AC(e){let t=It.get(e.strings);return t===void 0&&It.set(e.strings,t=new ne(e)),t}k(e){Qe(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,s,o=0;for(let r of e)o===t.length?t.push(s=new n(this.O(te()),this.O(te()),this,this.options)):s=t[o],s._$AI(r),o++;o<t.length&&(this._$AR(s&&s._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let s=Rt(e).nextSibling;Rt(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},z=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,s,o,r){this.type=1,this._$AH=g,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=r,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=g}_$AI(e,t=this,s,o){let r=this.strings,i=!1;if(r===void 0)e=j(this,e,t,0),i=!se(e)||e!==this._$AH&&e!==k,i&&(this._$AH=e);else{let a=e,l,d;for(e=r[0],l=0;l<r.length-1;l++)d=j(this,a[s+l],t,l),d===k&&(d=this._$AH[l]),i||=!se(d)||d!==this._$AH[l],d===g?e=g:e!==g&&(e+=(d??"")+r[l+1]),this._$AH[l]=d}i&&!o&&this.j(e)}j(e){e===g?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ye=class extends z{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===g?void 0:e}},we=class extends z{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==g)}},ke=class extends z{constructor(e,t,s,o,r){super(e,t,s,o,r),this.type=5}_$AI(e,t=this){if((e=j(this,e,t,0)??g)===k)return;let s=this._$AH,o=e===g&&s!==g||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,r=e!==g&&(s===g||o);o&&this.element.removeEventListener(this.name,this,s),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},xe=class{constructor(e,t,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){j(this,e)}},Bt={M:Ke,P:R,A:Ye,C:1,L:Vt,R:be,D:Ut,V:j,I:H,H:z,N:we,U:ke,B:ye,F:xe},Vs=Fe.litHtmlPolyfillSupport;Vs?.(ne,H),(Fe.litHtmlVersions??=[]).push("3.3.3");var qt=(n,e,t)=>{let s=t?.renderBefore??e,o=s._$litPart$;if(o===void 0){let r=t?.renderBefore??null;s._$litPart$=o=new H(e.insertBefore(te(),r),r,void 0,t??{})}return o._$AI(n),o};var Xe=globalThis,w=class extends C{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=qt(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return k}};w._$litElement$=!0,w.finalized=!0,Xe.litElementHydrateSupport?.({LitElement:w});var Bs=Xe.litElementPolyfillSupport;Bs?.({LitElement:w});(Xe.litElementVersions??=[]).push("4.2.2");var Ft={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},Eo=Object.keys(Ft),Se="M3 3H21V21H3Z",Wt=[{colour:"#7a5195",shape:Se,pattern:"falling",need:1},{colour:"#4c9f70",shape:Se,pattern:"dots",need:1},{colour:"#b5651d",shape:Se,pattern:"cross",need:1},{colour:"#5b7db1",shape:Se,pattern:"rows",need:1}],et=new Map,Gt=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function $(n){let e=Ft[n]??et.get(n);if(e!==void 0)return e;let t=Wt[et.size%Wt.length];return et.set(n,t),t}function $e(n,e){return Zt(n)-Zt(e)||n.localeCompare(e)}function Zt(n){let e=Gt.indexOf(n);return e<0?Gt.length:e}function A(n,e){customElements.get(n)===void 0&&customElements.define(n,e)}function V(n){let{shape:e,colour:t}=$(n);return p`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${zt`<path d=${e} fill=${t} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var B=p`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
  <path d="M12 2a7 7 0 0 1 7 7v5l2 4H3l2-4V9a7 7 0 0 1 7-7Zm-2.5 17.5h5a2.5 2.5 0 0 1-5 0Z" />
</svg>`,q=b`
  :host {
    display: block;
  }
  * {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd {
    margin: 0;
  }
  .mark {
    width: 1.1em;
    height: 1.1em;
    flex: none;
    color: var(--outline);
    overflow: visible;
  }
  .muted {
    color: var(--muted);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  a {
    color: var(--accent);
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
    background: var(--raised);
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    min-height: 36px;
    padding: 0 12px;
  }
  button {
    cursor: pointer;
  }
  button:hover {
    border-color: var(--accent);
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;var Ae={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ee=n=>(...e)=>({_$litDirective$:n,values:e}),W=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,s){this._$Ct=e,this._$AM=t,this._$Ci=s}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:qs}=Bt,Kt=n=>n;var Yt=()=>document.createComment(""),G=(n,e,t)=>{let s=n._$AA.parentNode,o=e===void 0?n._$AB:e._$AA;if(t===void 0){let r=s.insertBefore(Yt(),o),i=s.insertBefore(Yt(),o);t=new qs(r,i,n,n.options)}else{let r=t._$AB.nextSibling,i=t._$AM,a=i!==n;if(a){let l;t._$AQ?.(n),t._$AM=n,t._$AP!==void 0&&(l=n._$AU)!==i._$AU&&t._$AP(l)}if(r!==o||a){let l=t._$AA;for(;l!==r;){let d=Kt(l).nextSibling;Kt(s).insertBefore(l,o),l=d}}}return t},L=(n,e,t=n)=>(n._$AI(e,t),n),Ws={},Qt=(n,e=Ws)=>n._$AH=e,Jt=n=>n._$AH,Te=n=>{n._$AR(),n._$AA.remove()};var Xt=(n,e,t)=>{let s=new Map;for(let o=e;o<=t;o++)s.set(n[o],o);return s},Me=Ee(class extends W{constructor(n){if(super(n),n.type!==Ae.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,e,t){let s;t===void 0?t=e:e!==void 0&&(s=e);let o=[],r=[],i=0;for(let a of n)o[i]=s?s(a,i):i,r[i]=t(a,i),i++;return{values:r,keys:o}}render(n,e,t){return this.dt(n,e,t).values}update(n,[e,t,s]){let o=Jt(n),{values:r,keys:i}=this.dt(e,t,s);if(!Array.isArray(o))return this.ut=i,r;let a=this.ut??=[],l=[],d,h,c=0,u=o.length-1,f=0,_=r.length-1;for(;c<=u&&f<=_;)if(o[c]===null)c++;else if(o[u]===null)u--;else if(a[c]===i[f])l[f]=L(o[c],r[f]),c++,f++;else if(a[u]===i[_])l[_]=L(o[u],r[_]),u--,_--;else if(a[c]===i[_])l[_]=L(o[c],r[_]),G(n,l[_+1],o[c]),c++,_--;else if(a[u]===i[f])l[f]=L(o[u],r[f]),G(n,o[c],o[u]),u--,f++;else if(d===void 0&&(d=Xt(i,f,_),h=Xt(a,c,u)),d.has(a[c]))if(d.has(a[u])){let m=h.get(i[f]),v=m!==void 0?o[m]:null;if(v===null){let x=G(n,o[c]);L(x,r[f]),l[f]=x}else l[f]=L(v,r[f]),G(n,o[c],v),o[m]=null;f++}else Te(o[u]),u--;else Te(o[c]),c++;for(;f<=_;){let m=G(n,l[_+1]);L(m,r[f]),l[f++]=m}for(;c<=u;){let m=o[c++];m!==null&&Te(m)}return this.ut=i,Qt(n,l),k}});function es(n,e){let t=null;try{t=new URL(n)}catch{}let[,s]=t?.protocol.match(/^(?:ws|http)(s?):$/)??[];if(s===void 0)throw new TypeError(`expected a URL such as https://pbx.example:8765, got ${n}`);return t.protocol=e+s,t}var Ce=()=>({nodes:{},sources:{},sessions:{},overload:null}),Gs=()=>({sources:{},overload:null}),Zs=n=>({node:n,source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),ts=n=>({role:n,analysed:!0,paused:!1,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),ss=({posterior:n,dimensions:e,abstained:t,reason:s})=>({posterior:n,dimensions:e,abstained:t,reason:s}),ns={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":n=>({...ss(n),speaking:!1}),"emotion.v1":ss,"state.v1":({state:n,probability:e,since_ms:t})=>({state:n,probability:e,since_ms:t})},Fs=({leg_id:n,role:e,rule:t,kind:s,labels:o,threshold:r,probability:i,since_ms:a,raised_at:l,acknowledged:d,acknowledged_by:h})=>({leg_id:n,role:e,rule:t,kind:s,labels:o,threshold:r,probability:i,since_ms:a,raised_at:l,acknowledged:d,acknowledged_by:h}),tt=(n,e,t)=>({...n,sessions:{...n.sessions,[e]:t}}),Z=n=>(n.source??"").replace(/^\/emotion-streamer\//,"");function os(n,e,t){let s=Object.hasOwn(n.nodes,e)?n.nodes[e]:Gs();return{...n,nodes:{...n.nodes,[e]:{...s,...t(s)}}}}function Ks(n,e,{source_id:t,state:s,detail:o}){let r={state:s,detail:o};return{...os(n,e,({sources:a})=>({sources:{...a,[t]:r}})),sources:{...n.sources,[t]:r}}}function Ys(n,e,t){let s=t.active?t:null,o=os(n,e,()=>({overload:s})),r=Object.keys(o.nodes).sort().map(i=>o.nodes[i].overload);return{...o,overload:s??r.find(i=>i!==null)??null}}function rs(n,e){let t=e.type.replace("org.emotionstreamer.",""),s=e.data??{};if(t==="gap.v1")return s.reason==="resume_expired"?Ce():n;if(t==="overload.v1")return Ys(n,Z(e),s);if(t==="source.health.v1")return Ks(n,Z(e),s);if(t==="session.ended.v1"){let{[s.session_id]:i,...a}=n.sessions;return{...n,sessions:a}}let o=n.sessions[s.session_id]??Zs(Z(e));if(t==="session.started.v1"||t==="session.changed.v1"){let i={...o.legs};for(let{leg_id:a,role:l,analysed:d,paused:h}of s.legs)i[a]={...i[a]??ts(l),role:l,analysed:d,paused:h};return tt(n,s.session_id,{node:o.node,source_id:s.source_id,call_reference:s.call_reference??null,started_at:t==="session.started.v1"?e.time:o.started_at,legs:i,alerts:o.alerts})}if(t==="alert.v1"){let{[s.alert_id]:i,...a}=o.alerts,l=s.status==="cleared"?a:{...o.alerts,[s.alert_id]:Fs(s)};return tt(n,s.session_id,{...o,alerts:l})}if(!Object.hasOwn(ns,t))return n;let r={...o.legs[s.leg_id]??ts(s.role),role:s.role,...ns[t](s)};return tt(n,s.session_id,{...o,legs:{...o.legs,[s.leg_id]:r}})}var is=500,Qs=15e3,Js=1e4,Xs=[408,425,429],en=8e3,tn=1e4,E=class extends Error{constructor(e,t){super(`the daemon refuses: ${e} ${t}`.trim()),this.status=e}};function as(n,e={}){return new st(n,e)}var st=class{#e;#t;#s=Ce();#n=new Set;#r=null;#o=0;#i=null;#l=0;#a=()=>{};constructor(e,{queueEvents:t=1e3,quietMs:s=en,WebSocket:o=globalThis.WebSocket,...r}){if(!o)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(t>=1))throw new RangeError(`queueEvents: expected at least 1, got ${t}`);this.#e=es(e,"http"),this.#t={queueEvents:t,quietMs:s,WebSocket:o,...r}}get state(){return this.#s}get skewMs(){return this.#l}reconnect(){this.#a()}async*[Symbol.asyncIterator](){let{onLag:e,signal:t}=this.#t,s={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},o=()=>{s.stopped=!0,s.endWait(),s.socket&&nn(s.socket),s.wake()};if(!t?.aborted){t?.addEventListener("abort",o),this.#a=()=>s.endWait(),this.#h(s).catch(r=>{s.failure=r,s.wake()});try{for(;;){for(;s.queue.length===0;){if(s.failure)throw s.failure;if(s.stopped)return;await new Promise(a=>s.wake=a)}let{lost:r}=s;s.lost=0;let i=s.queue.shift();r&&e?.(r),yield i}}finally{t?.removeEventListener("abort",o),o()}}}async#h(e){let{onStatus:t}=this.#t,s=is;for(;!e.stopped;){t?.("connecting");let o=performance.now(),r=await this.#c();if(r&&(this.#l=Date.parse(r.issued_at)-Date.now()),r&&!e.stopped&&await this.#d(e,r,o)&&(s=is),e.stopped)return;t?.("lost"),await new Promise(i=>{let a=setTimeout(i,s*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(a),i())}),s=Math.min(2*s,Qs)}}async#c(){let{getTicket:e}=this.#t;return e?sn(await e(ls(this.#t))):nt(this.#e,this.#t)}#d(e,t,s){let{WebSocket:o,sessions:r,roles:i,types:a,sources:l,view:d,recentS:h,onCaughtUp:c}=this.#t,u=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);u.protocol=u.protocol.replace("http","ws");for(let[_,m]of Object.entries({session:r,role:i,type:a,source:l}))for(let v of m??[])u.searchParams.append(_,v);d&&u.searchParams.set("view",d),c&&u.searchParams.set("caught_up","1"),h&&u.searchParams.set("recent_s",h);let f=this.#i===null?this.#r:null;return f!==null&&u.searchParams.set("resume_from",f),new Promise((_,m)=>{let v=!1,x=e.socket=new o(u.href,["cloudevents.json",`ticket.${t.ticket}`]),M=()=>{Y.stop(),x===e.socket&&(e.socket=null),x.close(),_(v)},Y=on(this.#e,this.#t.quietMs,M);x.onopen=()=>{this.#o=Date.parse(t.issued_at)+performance.now()-s,f===null&&(this.#s=Ce(),this.#i=this.#o),this.#t.onStatus?.("open",f!==null)},x.onmessage=({data:ue})=>{v=!0,Y.heard();try{x===e.socket&&!this.#u(JSON.parse(ue),e)&&M()}catch(Ve){m(Ve),M()}},x.onclose=M})}#u(e,t){if(e.type.endsWith(".caught_up.v1"))return this.#t.onCaughtUp?.(),!0;let s=e.type.endsWith(".gap.v1")?e.data.reason:null;if(s==="subscriber_slow"&&this.#i===null&&this.#r!==null)return!1;if(s==="resume_expired"?this.#i=this.#o:this.#i!==null&&Date.parse(e.time)>this.#i&&(this.#i=null),this.#r=e.id,this.#s=rs(this.#s,e),!this.#n.has(e.id)){this.#n.add(e.id),this.#n.size>Js&&this.#n.delete(this.#n.values().next().value);let{types:o}=this.#t;if(o?.length&&!o.includes(e.type.replace("org.emotionstreamer.","")))return s!=="subscriber_slow";t.queue.push(e)>this.#t.queueEvents&&(t.queue.shift(),t.lost++),t.wake()}return s!=="subscriber_slow"}};async function nt(n,e={}){let{token:t}=e,s=typeof t=="function"?await t():t;try{let o=await fetch(new URL("/api/ticket",n),{method:"POST",signal:AbortSignal.timeout(tn),headers:s?{Authorization:`Bearer ${s}`}:{},body:JSON.stringify(ls(e))});if(o.ok)return await o.json();if((o.status<500||o.status===501)&&!Xs.includes(o.status))throw new E(o.status,(await o.text()).trim())}catch(o){if(o instanceof E)throw o}return null}var ls=({sessions:n,roles:e,types:t,sources:s,view:o})=>({sessions:n,roles:e,types:t,sources:s,views:o&&[o]});function sn(n){if(n&&!(typeof n.ticket=="string"&&Date.parse(n.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return n}function nn(n){n.readyState===n.CONNECTING?n.onopen=()=>n.close():n.close()}function on(n,e,t){let s=performance.now(),o=()=>performance.now()-s>=e,r=setInterval(()=>{if(!o())return;let i={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",n),i).catch(()=>o()&&t())},e/2);return{heard:()=>s=performance.now(),stop:()=>clearInterval(r)}}var Re=class{constructor(){this.cues=new Map;this.takes=[]}apply(e,t){e.type==="org.emotionstreamer.advice.v1"?this.cues.set(cs(e.data),rn(e.data,t)):e.type==="org.emotionstreamer.coach.report.v1"?this.#t(e.data,t):e.type==="org.emotionstreamer.session.ended.v1"&&this.#e(e.data.session_id)}keep(e){for(let[t,s]of this.cues)Object.hasOwn(e,s.sessionId)||this.cues.delete(t)}hasTakeOf(e){return this.takes.some(t=>t.sessionId===e)}#e(e){for(let[t,s]of this.cues)s.sessionId===e&&this.cues.delete(t)}#t(e,t){let s=cs(e);this.cues.delete(s),!this.takes.some(o=>o.id===s&&o.at===t)&&(this.takes.unshift(an(s,e,t)),this.takes.length=Math.min(this.takes.length,30))}};function cs({session_id:n,leg_id:e}){return`${n} ${e}`}function rn({session_id:n,role:e,cue:t,label:s,heard:o,target:r},i){return{sessionId:n,role:e,cue:t,label:s,heard:o,target:r,at:i}}function an(n,e,t){return{id:n,sessionId:e.session_id,legId:e.leg_id,heardMs:e.heard_ms,shares:e.shares,target:e.target,distance:e.distance,onTargetShare:e.on_target_share,mixtures:e.mixtures,stretches:e.stretches,at:t}}var ds={speaking:!1,state:"none",probability:0},Oe=class{constructor(e,t){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.pauses=[];this.keptFrom=-1/0;this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let s={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:t,analysed:!0,paused:!1,...ds,...s}}get role(){return this.current.role}get analysed(){return this.current.analysed}get paused(){return this.current.paused}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}describe({codec:e,paused:t},s){this.codec=e,this.origin??=s;let o=this.pauses.at(-1),r=o!==void 0&&o.to===null;t&&!r?this.pauses.push({from:s,to:null}):!t&&r&&(o.to=s)}startUtterance({utterance_id:e,start_ms:t},s){let o=this.utterances.at(-1);o?.id!==e&&(o!==void 0&&(o.to??=t),this.origin=s-t,this.utterances.push({id:e,from:t,to:null}))}endUtterance({utterance_id:e,audio:{start_ms:t,end_ms:s}},o){this.origin=o-s;let r=this.utterances.at(-1);r?.id===e?(r.from=t,r.to=s):this.utterances.push({id:e,from:t,to:s})}addResult(e,t,s){let{audio:o,model:r}=e;this.origin=t-o.end_ms,"latency_ms"in e&&(this.latencyMs=e.latency_ms.audio_end_to_publish??this.latencyMs,this.inferenceMs=e.latency_ms.inference),this.model=`${r.name} ${r.version} (${r.precision})`,this.quality=o.quality;let i=this.utterances.at(-1),a=this.pieces.at(-1),l=i?.id===e.utterance_id?i.from:o.start_ms,d=a!==void 0&&a.to>l?a.to:l;d>=o.end_ms||this.pieces.push({from:d,to:o.end_ms,shares:e.abstained?[]:ln(e,s),valence:e.abstained?null:e.dimensions?.valence??null,reason:e.abstained?e.reason??"unknown":null})}lose(e,t,s){if(this.origin===null||e===0)return;let o=s-this.origin;this.gaps.push({from:o-e,to:o,reason:t})}end(e){let t=this.utterances.at(-1);t!==void 0&&this.origin!==null&&(t.to??=e-this.origin);let s=this.pauses.at(-1);s!==void 0&&(s.to??=e),this.current={...this.current,...ds}}forget(e){if(this.origin===null||e<=this.keptFrom)return;let t=e-this.origin,s=[this.pieces,this.utterances,this.gaps].map(r=>F(r,({to:i})=>(i??1/0)<t));F(this.pauses,({to:r})=>(r??1/0)<e)+Math.max(...s)>0&&(this.keptFrom=e)}};function F(n,e){let t=0;for(;t<n.length&&e(n[t]);)t++;return t>0&&n.splice(0,t),t}function ln(n,e){let t=e.map(()=>0);for(let{name:s,probability:o}of n.posterior){let r=e.indexOf(s);r<0&&(r=e.push(s)-1),t[r]=o}return t}var Pe=class{constructor(e,t,s){this.id=e;this.startedAt=t;this.holes=s;this.sourceId="";this.node="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.alerts={};this.alertLog=[];this.version=0;this.lostEvents=0;this.#e=null}#e;unknown(e){return[{from:this.startedAt,to:e.keptFrom},...this.holes].filter(({from:t,to:s})=>t<s)}take(e){if(e!==this.#e){this.#e=e,this.version++,this.node=e.node,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,this.alerts=e.alerts,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[t,s]of Object.entries(e.legs))this.leg(t,s.role).current=s}}leg(e,t){let s=this.legs.get(e);return s===void 0&&(s=new Oe(e,t),this.legs.set(e,s)),s}describe(e,t){for(let s of e)this.leg(s.leg_id,s.role).describe(s,t)}takeAlert({alert_id:e,muted:t,status:s,...o},r){let i={...o,id:e,clearedAt:s==="cleared"?r:null},a=this.alertLog.findIndex(({id:l})=>l===e);a<0?this.alertLog.push(i):this.alertLog[a]=i}end(e,t){this.endedAt=e,this.endReason=t,this.version++,this.alerts={};for(let s of this.alertLog)s.clearedAt??=e;for(let s of this.legs.values())s.end(e)}forget(e){for(let t of this.legs.values())t.forget(e);F(this.alertLog,({clearedAt:t})=>(t??1/0)<e)}};function hs(n,e){return[...Object.entries(n.alerts).map(([s,o])=>({...o,id:s,session_id:n.id,clearedAt:null,reason:null})),...n.alertLog.filter(({id:s,clearedAt:o})=>o!==null&&o>=e&&!(s in n.alerts))]}var oe=15*6e4,re=3*6e4,cn=re+1e4,dn=4e4,ot=6e4,K=class{constructor(e=[],t=!1){this.labels=e;this.isOfHistory=t;this.sessions=new Map;this.sources=new Map;this.hasSeveralNodes=!1;this.holes=[];this.overload=null;this.lostEvents=0;this.version=0;this.coach=new Re;this.#e=new Map;this.#t=new Map;this.#s=-1/0}#e;#t;#s;known(e){return this.#t.get(e)}sync(e,t,s=!0){this.overload=e.overload,this.coach.keep(e.sessions);for(let[o,r]of Object.entries(e.sessions)){let i=this.#o(o,t);i.take(r),this.sessions.set(o,i)}s&&this.#n(e),this.hasSeveralNodes=Object.keys(e.nodes).length>1}#n(e){for(let t of this.sessions.values())t.endedAt===null&&!(t.id in e.sessions)&&this.sessions.delete(t.id);for(let[t,{node:s,id:o}]of this.sources)e.nodes[s]?.sources[o]===void 0&&this.sources.delete(t)}miss(e,t){this.holes.push({from:Math.max(this.#s,e),to:t})}apply(e){let t=Date.parse(e.time);switch(this.version++,this.coach.apply(e,t),e.type){case"org.emotionstreamer.source.health.v1":this.#a(Z(e),e.data,t);break;case"org.emotionstreamer.gap.v1":this.#h(e.data,t);break;case"org.emotionstreamer.session.started.v1":this.#i(e.data,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.changed.v1":this.#o(e.data.session_id,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.ended.v1":this.#l(e.data.session_id,e.data.reason,t);break;case"org.emotionstreamer.alert.v1":this.#o(e.data.session_id,t).takeAlert(e.data,t);break;default:this.#c(e,t)}this.#s=Math.max(this.#s,t)}sourceOf({node:e,sourceId:t}){return this.sources.get(us(e,t))}nameOf({node:e,id:t}){return this.hasSeveralNodes?`${e}: ${t}`:t}find(e){return this.sessions.get(e)??this.#e.get(e)}forget(e,t=""){let s=this.#r(e);for(let o of this.#t.values()){let r=Math.max(o.startedAt,...[...o.legs.values()].map(i=>i.heardAt));(this.sessions.has(o.id)?e-(o.endedAt??e)>ot:e-r>oe)&&(this.#t.delete(o.id),this.sessions.delete(o.id),this.coach.hasTakeOf(o.id)&&this.#e.set(o.id,o),this.version++),o.forget(e-(o.id===t||o.endedAt!==null?oe:s))}for(let o of this.#e.values())e-o.endedAt>oe&&this.#e.delete(o.id);F(this.holes,({to:o})=>o<e-oe)}#r(e){let t=0;for(let s of this.#t.values())for(let o of s.legs.values())t+=hn(o,e-re);return Math.min(oe,Math.max(cn,dn/Math.max(1,t)*re))}#o(e,t){let s=this.#t.get(e);return s===void 0&&(s=new Pe(e,t,this.holes),this.#t.set(e,s)),s.version++,s}#i({session_id:e,source_id:t},s){let o=this.#t.get(e);o!==void 0&&(o.endedAt!==null||o.startedAt<s)&&this.#t.delete(e);let r=this.#o(e,s);return r.startedAt=s,r.sourceId=t,r}#l(e,t,s){let o=this.#t.get(e);o!==void 0&&(o.end(s,t),this.sessions.set(o.id,o))}#a(e,{source_id:t,state:s,detail:o},r){this.sources.set(us(e,t),{id:t,node:e,state:s,detail:o,at:r})}#h(e,t){if(this.lostEvents+=e.lost_events,e.session_id===null)return;let s=this.#o(e.session_id,t);s.lostEvents+=e.lost_events;for(let o of e.leg_ids)s.legs.get(o)?.lose(e.lost_ms,e.reason,t)}#c(e,t){let{session_id:s,leg_id:o,role:r}=e.data;if(s===void 0||o==null)return;let i=this.#o(s,t).leg(o,r??"unknown");i.heardAt=Math.max(i.heardAt,t),e.type==="org.emotionstreamer.utterance.started.v1"?i.startUtterance(e.data,t):e.type==="org.emotionstreamer.utterance.ended.v1"?(i.endUtterance(e.data,t),this.isOfHistory&&i.addResult(e.data,t,this.labels)):e.type==="org.emotionstreamer.emotion.v1"?(i.addResult(e.data,t,this.labels),this.#d(t)):e.type==="org.emotionstreamer.state.v1"&&(i.origin=t-e.data.since_ms)}#d(e){let t=this.holes.at(-1);t!==void 0&&e<t.to&&(t.to=Math.max(t.from,e))}},us=(n,e)=>`${n}/${e}`;function hn(n,e){let t=e-(n.origin??0),s=0,o=n.pieces.length;for(;s<o;){let r=s+o>>1;n.pieces[r].to<t?s=r+1:o=r}return n.pieces.length-s}var un=5e3,ps=1e3,pn=1.5,mn=300,fn=100,gn=1e3,ae=5e3,_n=12e3;var ie=class extends EventTarget{constructor(t,s={}){super();this.url=t;this.options=s;this.model=new K;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#s=null;this.#n=[];this.#r=!1;this.#o=0;this.#i=0;this.#l=!1;this.#a=!1;this.#h=0;this.#c=0;this.#d=0;this.#u=-1/0;this.#g=()=>{let t=this.#c-performance.now();if(t>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#g),t);return}this.#r=!1,this.#o=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock(),this.#a),this.#l=this.#a,this.dispatchEvent(new Event("change"))};this.#_=()=>this.reconnect()}#e;#t;#s;#n;#r;#o;#i;#l;#a;#h;#c;#d;#u;watched(){return""}start(){this.stop();let t=new AbortController,s=(i,a=!1)=>{this.setStatus(i),i==="open"&&!a&&this.model.miss(this.#u,this.clock())},o=()=>{this.#a=!0,this.#c=0,this.changed()},r=as(this.url,{queueEvents:1e5,...this.options,onStatus:s,onCaughtUp:o,signal:t.signal});this.#s=t,this.#t=r,this.#n=[setInterval(()=>this.model.forget(this.clock(),this.watched()),un),setInterval(()=>this.changed(!1),ps)],addEventListener("online",this.#_),this.#m(r,t.signal)}retain(){this.#d++===0&&this.start()}release(){--this.#d===0&&this.stop()}stop(){this.#s?.abort(),this.#s=null,this.#n.forEach(clearInterval),removeEventListener("online",this.#_)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>ae}get hasCaughtUp(){return this.#l}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#s===null?this.start():this.#t?.reconnect()}changed(t=!0){if(this.#r||this.isPaused&&!t)return;this.#r=!0;let s=performance.now(),o=Math.min(mn,pn*this.model.sessions.size),r=Math.max(o-(s-this.#o),this.#c-s);document.hidden?setTimeout(this.#g,ps):r<=0?requestAnimationFrame(this.#g):setTimeout(()=>requestAnimationFrame(this.#g),r)}setStatus(t){t==="open"?(this.lostAt=null,this.#h=this.clock(),this.#i=performance.now(),this.#a=this.#l=!1,this.#p()):(this.status==="open"&&(this.#u=this.clock()-_n),this.lostAt??=this.clock()),t!=="refused"&&(this.refusal=null),this.status=t,this.dispatchEvent(new Event("status")),this.changed()}async#m(t,s){try{for await(let o of t)this.#f(o)}catch(o){if(s.aborted)return;this.stop(),o instanceof E||reportError(o),this.refusal=o instanceof E?o:new E(0,String(o)),this.setStatus("refused")}}#f(t){t.type==="org.emotionstreamer.gap.v1"&&t.data.reason==="resume_expired"&&this.model.miss(this.#u,this.clock()),this.model.apply(t),Date.parse(t.time)>this.#h?this.dispatchEvent(new CustomEvent("event",{detail:t})):this.#p(),this.changed(!1)}#p(){this.#c=Math.min(performance.now()+fn,this.#i+gn)}#g;#_};function O(n){let e=Math.max(0,Math.floor(n/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]===0?t.slice(1):t).map((o,r)=>r===0?String(o):String(o).padStart(2,"0")).join(":")}var ms=1e3,rr=60*ms,ir=[1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800].map(n=>n*ms);function le(n,e){return new Date(n).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var gs=["need","newest","name"],vn=2e3,Le=class{#e=[];#t=0;#s="";sorted(e,t){let s=[...e].filter(a=>yn(a,t)),o=`${t.sort} ${t.role} ${t.state}`,r=performance.now();(o!==this.#s||this.#e.length===0||r-this.#t>vn)&&(this.#s=o,this.#t=r,this.#e=s.sort(bn[t.sort]).map(a=>a.id));let i=new Map(this.#e.map((a,l)=>[a,l]));return s.sort((a,l)=>(i.get(a.id)??1/0)-(i.get(l.id)??1/0)||a.startedAt-l.startedAt)}},rt=["customer","agent"];function ce(n,e){let t=({role:s})=>rt.includes(s)?rt.indexOf(s):rt.length;return[...n.legs.values()].filter(({role:s})=>e(s)).sort((s,o)=>t(s)-t(o)||s.id.localeCompare(o.id))}function it(n){return Object.values(n.alerts).filter(e=>!e.acknowledged).length}function De(n){return n.endedAt!==null?0:it(n)>0?4:Math.max(0,...[...n.legs.values()].map(e=>e.state==="none"?0:$(e.state).need))}var bn={need:(n,e)=>+(n.endedAt!==null)-+(e.endedAt!==null)||De(e)-De(n)||fs(n)-fs(e)||n.id.localeCompare(e.id),newest:(n,e)=>e.startedAt-n.startedAt,name:(n,e)=>n.id.localeCompare(e.id)};function fs(n){return Math.min(n.startedAt,...[...n.legs.values()].map(e=>e.since??1/0))}function yn(n,e){return[...n.legs.values()].filter(s=>e.role===""||s.role===e.role).some(s=>e.state===""||s.state===e.state)}var _s=b`
  .alert {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    font-size: 0.92em;
    font-weight: 600;
    min-height: 36px;
  }
  .alert svg {
    width: 1.1em;
    height: 1.1em;
    flex: none;
    color: var(--need3);
  }
  .alert.acknowledged {
    font-weight: 400;
    color: var(--muted);
  }
  .alert.acknowledged svg {
    color: var(--muted);
  }
  .alert .why {
    font-weight: 400;
    color: var(--muted);
  }
  .alert button {
    position: relative;
    z-index: 1;
    margin-left: auto;
    font-weight: 500;
  }
`;function vs(n,e,t,{details:s=!1}={}){let{texts:o}=n,{acknowledged:r,rule:i}=t,a=o.t(r?"alert_acknowledged":"alert_open",{rule:i}),l=O(n.now()-Date.parse(t.raised_at));return p`<p class="alert ${r?"acknowledged":""}" part="alert">
    ${B} ${a} ${s?p`<span class="why">${wn(n,t)}</span>`:g}
    <span class="why number">${l}</span>
    ${r||n.acknowledge===void 0?g:p`<button aria-label=${`${o.t("acknowledge")}: ${i}`} @click=${()=>n.acknowledge(e)}>${o.t("acknowledge")}</button>`}
  </p>`}function wn({texts:n},e){let t=e.role===null?"":n.word(e.role),s=e.acknowledged_by===null?"":n.t("acknowledged_by",{who:e.acknowledged_by});return[t,kn(n,e),s].filter(Boolean).join(" · ")}function kn(n,{kind:e,labels:t,probability:s,threshold:o}){if(e==="silence")return n.t("alert_silence");let r=a=>a===null?"–":`${Math.round(a*100)} %`,i={labels:t.map(a=>n.word(a)).join(" + "),probability:r(s),threshold:r(o)};return n.t(e==="rising"?"alert_rising":"alert_above",i)}var ys=["silent","unsure","lost","paused","unknown"],y=8,xn=5,Sn=5e3,bs=new Map;function ws(n,e,t,s,o){n.clearRect(0,0,s.width,s.height);let r=e.origin;if(r===null||!e.analysed)return;let i=s.width*s.scale/(s.to-s.from),a=m=>Math.round((m+r-s.from)*i)/s.scale,l=(m,v,...x)=>{let M=Math.max(0,a(m)),Y=Math.min(s.width,a(v));if(Y<=M)return;let ue=Math.max(.5,Y-M);n.clearRect(M,0,ue,s.height);for(let Ve of x)n.fillStyle=Ve,n.fillRect(M,0,ue,s.height)},{hatch:d,lost:h,speech:c}=o,u=m=>at(n,m,m==="lost"?h:d),f=s.until-r;l(0,f,u("silent"));for(let{from:m,to:v}of s.unknown)l(Math.max(0,m-r),Math.min(f,v-r),u("unknown"));for(let{from:m,to:v}of e.pauses)l(m-r,Math.min(f,(v??1/0)-r),u("paused"));for(let{from:m,to:v}of e.utterances)v===null?l(m,f,c,...f-Math.max(m,$n(e))>Sn?[u("unknown")]:[]):l(m,v,c,u("unsure"));let _=t.map((m,v)=>v).sort((m,v)=>$e(t[m],t[v]));for(let m of e.pieces)a(m.to)<0||a(m.from)>s.width||(m.reason===null?(l(m.from,m.to,c),En(n,m,t,_,a(m.from),a(m.to),s.height)):l(m.from,m.to,c,u(An(m.reason))));for(let m of e.gaps)l(m.from,m.to,c,u("lost"))}function $n(n){return n.pieces.at(-1)?.to??0}function An(n){return n==="audio_lost"||n==="overload"?"lost":n==="paused"?"paused":"unsure"}function at(n,e,t){return ks(n,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns",unknown:"rows"}[e],t)}function En(n,e,t,s,o,r,i){let a=i,l=Math.max(.5,r-o);for(let d of s){let h=(e.shares[d]??0)*i;if(h<.5)continue;let{colour:c,pattern:u}=$(t[d]);n.fillStyle=c,n.fillRect(o,a-h,l,h),u!=="plain"&&h>=xn&&(n.fillStyle=ks(n,u,"rgba(0, 0, 0, 0.38)"),n.fillRect(o,a-h,l,h)),a-=h}}function ks(n,e,t){let s=`${e} ${t}`,o=bs.get(s);return o===void 0&&(o=n.createPattern(Tn(e,t),"repeat"),bs.set(s,o)),o}function Tn(n,e){let t=document.createElement("canvas");t.width=t.height=y;let s=t.getContext("2d");return s.strokeStyle=s.fillStyle=e,s.lineWidth=1.5,s.beginPath(),(n==="rising"||n==="cross")&&Ne(s,[-2,2,2,-2],[0,y,y,0],[y-2,y+2,y+2,y-2]),(n==="falling"||n==="cross")&&Ne(s,[-2,y-2,2,y+2],[0,0,y,y],[y-2,-2,y+2,2]),n==="rows"&&Ne(s,[0,y/2,y,y/2]),n==="columns"&&Ne(s,[y/2,0,y/2,y]),s.stroke(),n==="dots"&&s.fillRect(3,3,1.6,1.6),t}function Ne(n,...e){for(let[t,s,o,r]of e)n.moveTo(t,s),n.lineTo(o,r)}var D=new Map,lt=!1;function xs(n){D.set(n,0),lt||(lt=!0,$s())}function Ss(n){D.delete(n)}function Ie(n){D.has(n)&&D.set(n,0)}function $s(){if(D.size===0){lt=!1;return}setTimeout(()=>requestAnimationFrame(Mn),100)}function Mn(n){for(let[e,t]of D)if(!(!e.visible||t>n)&&(e.paint(),D.delete(e),D.set(e,n+e.everyMs),performance.now()-n>6))break;$s()}var Cn=1e3,Rn=5e3,ct=class extends w{constructor(){super(...arguments);this.display=null;this.session=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=Cn;this.visible=!1;this.#e=null;this.#t=null;this.#s=new IntersectionObserver(t=>{this.visible=t.at(-1).isIntersecting,this.visible&&Ie(this)},{rootMargin:"300px"});this.#n=new ResizeObserver(()=>Ie(this))}static{this.properties={display:{attribute:!1},session:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=b`
    :host {
      display: block;
      height: var(--lane-height, 40px);
      border-radius: 6px;
      overflow: hidden;
      background: var(--lane);
    }
    canvas {
      width: 100%;
      height: 100%;
      display: block;
    }
  `}#e;#t;#s;#n;connectedCallback(){super.connectedCallback(),this.#s.observe(this),this.#n.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,Rn)),xs(this)}disconnectedCallback(){Ss(this),this.#s.disconnect(),this.#n.disconnect(),super.disconnectedCallback()}render(){return p`<canvas aria-hidden="true"></canvas>`}updated(t){t.has("scheme")&&(this.#t=null),Ie(this)}paint(){let t=this.renderRoot.querySelector("canvas"),{clientWidth:s,clientHeight:o}=this,{display:r,session:i,leg:a}=this;if(t===null||r===null||i===null||a===null||s===0)return;let l=Math.min(devicePixelRatio,2);(t.width!==Math.round(s*l)||t.height!==Math.round(o*l))&&(t.width=Math.round(s*l),t.height=Math.round(o*l)),this.#e??=t.getContext("2d");let d=this.#e;d.setTransform(l,0,0,l,0,0),this.#t??=On(this);let h=r.now(),c=this.to??h,u=this.from??c-re,f=Math.min(this.until??1/0,h),_=i.unknown(a);r.lostAt!==null&&_.push({from:r.lostAt,to:f}),ws(d,a,r.model.labels,{from:u,to:c,width:s,height:o,scale:l,until:f,unknown:_},this.#t)}};function On(n){let e=getComputedStyle(n),t=s=>e.getPropertyValue(s).trim();return{speech:t("--speech"),hatch:t("--hatch"),lost:t("--lost"),cursor:t("--accent")}}A("es-lane",ct);var ht=b`
  .leg {
    display: grid;
    gap: 5px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    min-height: 1.5em;
    white-space: nowrap;
  }
  .role {
    font-size: 0.72em;
    letter-spacing: 0.06em;
    text-transform: uppercase;
    color: var(--muted);
    font-weight: 600;
    min-width: 6em;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    font-weight: 650;
    font-size: 1.02em;
    min-width: 0;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .state.quiet {
    font-weight: 400;
    color: var(--muted);
  }
  .percent {
    color: var(--muted);
    font-weight: 400;
    font-size: 0.88em;
  }
  .since {
    margin-left: auto;
    font-size: 0.85em;
    color: var(--muted);
  }
  .talking {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    border: 2px solid var(--muted);
    flex: none;
  }
  .talking.on {
    background: var(--live);
    border-color: var(--live);
  }
  .note {
    font-size: 0.85em;
    color: var(--muted);
    padding: 6px 10px;
    border: 1px dashed var(--line-strong);
    border-radius: 6px;
  }
`,dt=class extends w{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(t=>{this.#e=t.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#n=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[q,ht,_s,b`
      :host {
        content-visibility: auto;
        contain-intrinsic-size: auto 190px;
        overflow-clip-margin: 8px;
      }
      article {
        position: relative;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--emotion-radius, 14px);
        padding: 14px 16px 10px;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 10px;
        box-shadow: var(--shadow);
        height: 100%;
        align-content: start;
      }
      article::before {
        content: "";
        position: absolute;
        inset: -1px auto -1px -1px;
        width: 5px;
        border-radius: 14px 0 0 14px;
        background: transparent;
      }
      article.need2::before {
        background: var(--need2);
      }
      article.need3::before,
      article.need4::before {
        background: var(--need3);
      }
      article:hover,
      article:focus-within {
        border-color: var(--line-strong);
      }
      article.ended,
      article.stale .leg {
        filter: grayscale(1);
      }
      header {
        display: flex;
        gap: 8px;
        align-items: baseline;
        min-width: 0;
      }
      header a,
      header button {
        all: unset;
        color: inherit;
        cursor: pointer;
        font-weight: 650;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      header a::after,
      header button::after {
        content: "";
        position: absolute;
        inset: 0;
        border-radius: 14px;
      }
      header a:focus-visible::after,
      header button:focus-visible::after {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }
      header .when {
        margin-left: auto;
        flex: none;
        font-size: 0.85em;
      }
      .axis {
        display: flex;
        justify-content: space-between;
        font-size: 0.72em;
        color: var(--muted);
      }
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:t,session:s}=this;if(s===null||t===null)return g;let{texts:o}=t,r=s.endedAt!==null,i=Ue(t,s),a=!r&&(t.isStale||i!==""),l=a&&it(s)===0?0:De(s),d=[r?"ended":`need${l}`,a?"stale":""];return p`<article part="tile" class=${d.join(" ")} aria-label=${P(s)}>
      <header part="header">
        ${this.#s(t,s)}
        <span class="when muted number">
          ${r?o.t("ended",{reason:o.word(s.endReason)}):O(t.now()-s.startedAt)}
        </span>
      </header>
      ${Object.entries(s.alerts).map(([h,c])=>vs(t,h,c))}
      ${ce(s,h=>t.showsRole(h)).map(h=>ut(t,s,h))}
      <div class="axis" aria-hidden="true"><span>${o.t("minutes_ago")}</span><span>${o.t("now")}</span></div>
      ${a?p`<p class="note">${i||o.t("stale",{time:le(pt(s),o.code)})}</p>`:g}
    </article>`}#s(t,s){let o=t.addressOf(s),r=t.texts.t("open_session",{id:P(s)});return o!==null?p`<a href=${o} aria-label=${r} title=${s.id}>${P(s)}</a>`:p`<button aria-label=${r} title=${s.id} @click=${this.#n}>${P(s)}</button>`}#n};function ut(n,e,t){return p`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${t.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${Ln(n.texts,e,t)}</span>
      ${Dn(t,n)}
    </div>
    ${t.analysed?p`<es-lane part="ribbon" .display=${n} .session=${e} .leg=${t} .until=${e.endedAt} .scheme=${n.scheme}></es-lane>`:g}
  </section>`}function P(n){return Pn(n.id,n.sourceId)}function Pn(n,e){let t=/^[0-9a-f-]{32,36}$/.test(n)?n.slice(0,8):n;return e?`${e} · ${t}`:t}function Ln(n,e,t){let s=ce(e,o=>o===t.role);return s.length===1?n.word(t.role):`${n.word(t.role)} ${s.indexOf(t)+1}`}function Dn(n,e){let{texts:t}=e;if(!n.analysed)return p`<span class="state quiet" part="state">${t.t("not_analysed")}</span>`;if(n.paused)return p`<span class="state quiet" part="state">${t.t("hatch_paused")}</span>`;if(n.state==="none"){let s=n.speaking?n.current.abstained?"unsure":"speaking":"silent";return p`<span class="state quiet" part="state">${t.t(s)}</span>`}return p`<span class="state" part="state">${V(n.state)} ${t.word(n.state)}</span>
    <span class="percent number">${Math.round(n.probability*100)} %</span>
    ${n.since===null?g:p`<span class="since number">${t.t("since",{time:O(e.now()-n.since)})}</span>`}`}function pt(n){return Math.max(n.startedAt,...[...n.legs.values()].map(e=>e.heardAt))}function Ue(n,e){let{texts:t,model:s}=n;if(e.endedAt!==null)return"";let o=s.sourceOf(e);return o!==void 0&&["lost","stopped"].includes(o.state)?t.t("source_away",{source:s.nameOf(o)}):Nn(e,n.clock())?t.t("stale",{time:le(pt(e),t.code)}):""}function Nn(n,e){let t=[...n.legs.values()].some(s=>s.speaking&&s.analysed);return n.endedAt===null&&t&&e-pt(n)>ae}A("es-tile",dt);var As=`/* The colours: of the page, and of each embedded element, whose host page may set those that begin with --emotion-. */

:root,
.palette {
  color-scheme: light;
  --bg: #f3f5f8;
  --bar: #ffffff;
  --surface: var(--emotion-surface, #ffffff);
  --raised: var(--emotion-raised, #eef1f5);
  --line: var(--emotion-line, #dce2e9);
  --line-strong: var(--emotion-line-strong, #8593a3);
  --text: var(--emotion-text, #17202b);
  --muted: var(--emotion-muted, #536170);
  --accent: var(--emotion-accent, #1557c0);
  --on-accent: #ffffff;
  --second: #8a4b9c;
  --live: var(--emotion-live, #0a8043);
  --need2: var(--emotion-need2, #b8558f);
  --need3: var(--emotion-need3, #d55e00);
  --banner: #fff1d6;
  --banner-text: #4d3500;
  --lane: var(--emotion-lane, #f0f2f5);
  --speech: var(--emotion-speech, #ffffff);
  --hatch: var(--emotion-hatch, #aab4c0);
  --lost: var(--emotion-lost, #b03a2e);
  --outline: #17202b;
  --outline-soft: rgb(23 32 43 / 45%);
  --shadow: 0 1px 2px rgb(16 24 40 / 6%);
  --shadow-high: 0 8px 30px rgb(16 24 40 / 16%);
}

@media (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
    color-scheme: dark;
    --bg: #0d1117;
    --bar: #12171e;
    --surface: var(--emotion-surface, #161c24);
    --raised: var(--emotion-raised, #212a35);
    --line: var(--emotion-line, #2a3440);
    --line-strong: var(--emotion-line-strong, #6d7d8e);
    --text: var(--emotion-text, #e9eef4);
    --muted: var(--emotion-muted, #a3b0be);
    --accent: var(--emotion-accent, #7ab0ff);
    --on-accent: #0a1420;
    --second: #cf9be0;
    --live: var(--emotion-live, #3ecf7c);
    --need2: var(--emotion-need2, #e08cc0);
    --need3: var(--emotion-need3, #ff8440);
    --banner: #3d2e0a;
    --banner-text: #ffe3a6;
    --lane: var(--emotion-lane, #10151c);
    --speech: var(--emotion-speech, #222c37);
    --hatch: var(--emotion-hatch, #566474);
    --lost: var(--emotion-lost, #ff7b6b);
    --outline: #e9eef4;
    --outline-soft: rgb(233 238 244 / 40%);
    --shadow: none;
    --shadow-high: 0 8px 30px rgb(0 0 0 / 55%);
  }
}

:root[data-theme="dark"],
.palette.dark {
  color-scheme: dark;
  --bg: #0d1117;
  --bar: #12171e;
  --surface: var(--emotion-surface, #161c24);
  --raised: var(--emotion-raised, #212a35);
  --line: var(--emotion-line, #2a3440);
  --line-strong: var(--emotion-line-strong, #6d7d8e);
  --text: var(--emotion-text, #e9eef4);
  --muted: var(--emotion-muted, #a3b0be);
  --accent: var(--emotion-accent, #7ab0ff);
  --on-accent: #0a1420;
  --second: #cf9be0;
  --live: var(--emotion-live, #3ecf7c);
  --need2: var(--emotion-need2, #e08cc0);
  --need3: var(--emotion-need3, #ff8440);
  --banner: #3d2e0a;
  --banner-text: #ffe3a6;
  --lane: var(--emotion-lane, #10151c);
  --speech: var(--emotion-speech, #222c37);
  --hatch: var(--emotion-hatch, #566474);
  --lost: var(--emotion-lost, #ff7b6b);
  --outline: #e9eef4;
  --outline-soft: rgb(233 238 244 / 40%);
  --shadow: none;
  --shadow-high: 0 8px 30px rgb(0 0 0 / 55%);
}
`;function Es(n,e){if(e==="dark"||e==="light")return e==="dark";let t=getComputedStyle(n).colorScheme.split(" ");return t.includes("dark")?!t.includes("light")||matchMedia("(prefers-color-scheme: dark)").matches:!1}var Ts=b`
  :host([hidden]) {
    display: none;
  }
  .palette {
    color: var(--text);
    line-height: 1.45;
    display: grid;
    gap: 0.7em;
  }
  .bar {
    display: flex;
    gap: 0.6em;
    align-items: center;
    font-size: 0.88em;
    color: var(--muted);
  }
  .bar .grow {
    flex: 1;
    min-width: 0;
  }
  .bar button {
    min-height: 28px;
    padding: 0 8px;
    display: grid;
    place-items: center;
  }
  .status {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
  }
  .status i {
    width: 10px;
    height: 10px;
    border-radius: 50%;
    border: 2px solid var(--muted);
  }
  .status.open i {
    background: var(--live);
    border-color: var(--live);
  }
  .status.lost i,
  .status.refused i {
    border-radius: 2px;
    background: var(--need3);
    border-color: var(--need3);
  }
  .message {
    padding: 0.7em 0.9em;
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    background: var(--banner);
    color: var(--banner-text);
    font-size: 0.92em;
    overflow-wrap: anywhere;
  }
  .empty {
    padding: 1.2em;
    text-align: center;
    color: var(--muted);
    border: 1px dashed var(--line-strong);
    border-radius: 12px;
    background: var(--surface);
  }
  .stale {
    filter: grayscale(1);
  }
`;async function mt(n,e,t,s){let{getTicket:o}=n;try{return o===null?await nt(e,t):await o(s)}catch(r){if(n.getTicket!==o)return null;if(o===null)throw r;n.dispatchEvent(new CustomEvent("emotion-error",{detail:{error:r},bubbles:!0,composed:!0}));let i=r?.status;if(i===401||i===403)throw new E(i,r instanceof Error?r.message:"");return null}}var Un=5e3,jn=2,ft=["customer","agent","unknown","mixed"],S=class extends w{constructor(){super(...arguments);this.url="";this.roles="";this.theme="auto";this.quiet=!1;this.getTicket=null;this.feed=null;this.texts=Q("en");this.scheme="light";this.announcement="";this.#e=null;this.#t="";this.#s=0;this.#h=()=>this.#a();this.#u=()=>this.requestUpdate();this.#m=()=>{let t=this.#e?.refusal?.message??null;this.tell("emotion-status",{status:this.status,reason:t})};this.#f=t=>{let s=t.detail;if(s.type==="org.emotionstreamer.state.v1"){let{session_id:o,leg_id:r,role:i,state:a,probability:l}=s.data;if(!this.shows(o,i))return;this.tell("emotion-state",{session_id:o,leg_id:r,role:i,state:a,probability:l}),a!=="none"&&$(a).need>=jn&&this.announce(this.#p("announce",i,o,{state:this.texts.word(a)}))}else if(s.type==="org.emotionstreamer.alert.v1"){let{session_id:o,role:r,rule:i,status:a}=s.data;if(!this.shows(o,r))return;this.tell("emotion-alert",s.data),a==="raised"&&this.announce(this.#p("announce_alert",r,o,{rule:i}))}}}static{this.properties={url:{},roles:{},theme:{},quiet:{type:Boolean},getTicket:{attribute:!1},feed:{attribute:!1}}}static{this.styles=[ge(As),q,Ts]}#e;#t;#s;#n;get status(){return this.#e?.status??"connecting"}get paused(){return this.#e?.isPaused??!1}get model(){return this.#e?.model??zn}get isStale(){return this.#e?.isStale??!1}get lostAt(){return this.#e?.lostAt??null}clock(){return this.#e?.clock()??Date.now()}now(){return this.#e?.now()??Date.now()}showsRole(t){let s=this.roleNames();return s.length===0||s.includes(t)}addressOf(t){return null}pause(){this.paused||this.#e?.togglePause()}resume(){this.paused&&this.#e?.togglePause()}reconnect(){this.#e?.reconnect()}connectedCallback(){super.connectedCallback(),this.#a()}disconnectedCallback(){super.disconnectedCallback(),setTimeout(()=>this.isConnected||this.#d())}knowsWhat(){return this.#o()===void 0}streamOptions(){let t=this.roleNames();return t.length>0?{roles:t}:{}}roleNames(){return this.#r().filter(t=>ft.includes(t))}#r(){return(this.roles||"").split(/[\s,]+/).filter(Boolean)}#o(){return this.#r().find(t=>!ft.includes(t))}tell(t,s,o=!1){return this.dispatchEvent(new CustomEvent(t,{detail:s,bubbles:!0,composed:!0,cancelable:o}))}announce(t){let s=performance.now();this.quiet||s-this.#s<Un||(this.#s=s,this.announcement=t)}willUpdate(t){this.texts=Q(this.closest("[lang]")?.lang,document.documentElement.lang,navigator.language),this.scheme=Es(this,this.theme)?"dark":"light",["url","roles","feed","session","callReference"].some(s=>t.has(s))&&this.#a(),t.has("getTicket")&&(this.status==="refused"||this.status==="lost")&&this.reconnect()}render(){let{texts:t,status:s}=this,o=this.paused?"resume":"pause";return p`<div class="palette ${this.scheme}" part="base" lang=${t.code}>
      <div class="bar" part="bar">
        <span class="status ${s}" part="status" role="status"><i aria-hidden="true"></i>${t.t(s)}</span>
        <span class="grow"></span>
        <button part="pause" aria-label=${t.t(o)} title=${t.t(o)} @click=${()=>this.#e?.togglePause()}>
          <svg viewBox="0 0 24 24" width="14" height="14" aria-hidden="true" fill="currentColor"><path d=${Hn[o]} /></svg>
        </button>
      </div>
      ${this.#i()}
      <div class=${this.isStale?"stale":""}>${this.content()}</div>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${this.announcement}</div>
    </div>`}#i(){let{texts:t}=this,s=i=>p`<p class="message" part="message" role="alert">${i}</p>`,o=this.#o();if(o!==void 0)return s(t.t("wrong_role",{role:o,roles:ft.join(" ")}));if(this.#e===null)return this.#l()===null?s(t.t("no_address")):g;if(this.#e.refusal!==null)return s(t.t("refused_element",{reason:this.#e.refusal.message}));let{lostAt:r}=this;return r!==null&&this.clock()-r>ae/5?s(t.t("lost_element",{time:le(r,t.code)})):this.paused?p`<p class="bar" part="message">${t.t("paused_element")}</p>`:g}#l(){let t=this.url||(import.meta.url?.endsWith("/elements.js")?import.meta.url:""),s=t===""?null:Bn(t);return s!==null&&/^(https?|wss?):$/.test(s.protocol)?s.origin.replace(/^ws/,"http")+qn(s):null}#a(){clearTimeout(this.#n),Vn()?this.#n=setTimeout(()=>this.isConnected&&this.#c()):document.addEventListener("DOMContentLoaded",this.#h,{once:!0})}#h;#c(){let t=this.#l(),s=this.streamOptions();if(!this.knowsWhat()){this.#d();return}let o=JSON.stringify([t,s]);if(this.feed===null?o===this.#t:this.feed===this.#e)return;if(this.#d(),this.feed===null&&t===null){this.requestUpdate();return}let r={getTicket:i=>mt(this,t,s,i)};this.#e=this.feed??new ie(t,{...s,...r}),this.#t=this.feed===null?o:"",this.#e.addEventListener("change",this.#u),this.#e.addEventListener("status",this.#m),this.#e.addEventListener("event",this.#f),this.#e.retain(),this.requestUpdate()}#d(){this.#e!==null&&(this.#e.removeEventListener("change",this.#u),this.#e.removeEventListener("status",this.#m),this.#e.removeEventListener("event",this.#f),this.#e.release(),this.#e=null,this.#t="")}#u;#m;#f;shows(t,s){return s===null||this.showsRole(s)}#p(t,s,o,r){return this.texts.t(s===null?"announce_alert_session":t,{role:s===null?"":this.texts.word(s),id:o,...r})}},zn=new K,Hn={resume:"M7 4v16l13-8Z",pause:"M6 4h4v16H6ZM14 4h4v16h-4Z"};function Vn(){let[n]=performance.getEntriesByType("navigation");return document.readyState==="complete"||(n?.domContentLoadedEventStart??1)>0}function Bn(n){try{return new URL(n,document.baseURI)}catch{return null}}function qn({pathname:n}){return n.endsWith("/elements.js")?"":n}var je=class extends S{constructor(){super(...arguments);this.session="";this.limit=0}static{this.properties={session:{},limit:{type:Number}}}static{this.styles=[...S.styles,b`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 0.6em;
      }
      li {
        display: grid;
        grid-template-columns: auto 1fr auto;
        gap: 0.2em 0.7em;
        align-items: center;
        background: var(--surface);
        border: 1px solid var(--line);
        border-left: 5px solid var(--need3);
        border-radius: var(--emotion-radius, 12px);
        padding: 0.7em 0.9em;
      }
      li.acknowledged {
        border-left-color: var(--need2);
      }
      li.cleared {
        border-left-color: var(--line-strong);
        color: var(--muted);
      }
      li svg {
        width: 1.3em;
        height: 1.3em;
        color: var(--need3);
      }
      li.cleared svg,
      li.acknowledged svg {
        color: var(--muted);
      }
      .rule {
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      .when {
        font-size: 0.88em;
        color: var(--muted);
      }
      .about,
      .actions {
        grid-column: 2 / 4;
        font-size: 0.92em;
      }
      .actions {
        display: flex;
        gap: 0.6em;
        margin-top: 0.3em;
        flex-wrap: wrap;
      }
    `]}streamOptions(){let t={...super.streamOptions(),view:"alerts"};return this.session?{...t,sessions:[this.session]}:t}shows(t,s){return(!this.session||t===this.session)&&super.shows(t,s)}content(){let t=this.#e();return t.length===0?p`<p class="empty" part="empty">${this.texts.t("no_alert")}</p>`:p`<ul part="list" aria-label=${this.texts.t("alerts")}>
      ${Me(t,([s])=>s.id,([s,o])=>this.#t(s,o))}
    </ul>`}#e(){let s=[...this.model.sessions.values()].flatMap(o=>hs(o,this.clock()-ot).map(r=>[r,o])).filter(([o])=>this.shows(o.session_id,o.role));return s.sort(([o],[r])=>Ms(o)-Ms(r)||r.raised_at.localeCompare(o.raised_at)||o.id.localeCompare(r.id)),this.limit>0?s.slice(0,this.limit):s}#t(t,s){let{texts:o}=this,r=t.clearedAt===null,i=(t.clearedAt??this.now())-Date.parse(t.raised_at);return p`<li part=${r?"alert open":"alert cleared"} class=${r?t.acknowledged?"acknowledged":"":"cleared"}>
      ${B}
      <span class="rule" part="rule">${t.rule}</span>
      <span class="when number">${O(i)}</span>
      <span class="about" part="about">${[t.role===null?"":o.word(t.role),this.#s(t),this.#n(t)].filter(Boolean).join(" · ")}</span>
      <span class="actions">
        <button part="select" @click=${()=>this.#r(s)}>${P(s)}</button>
        ${r&&!t.acknowledged?p`<button part="acknowledge" @click=${()=>this.#o(t)}>${o.t("acknowledge")}</button>`:g}
      </span>
    </li>`}#s({kind:t,labels:s,probability:o,threshold:r}){let i=l=>l===null?"–":`${Math.round(l*100)} %`,a={labels:s.map(l=>this.texts.word(l)).join(" + "),probability:i(o),threshold:i(r)};return t==="silence"?this.texts.t("alert_silence"):this.texts.t(t==="rising"?"alert_rising":"alert_above",a)}#n({clearedAt:t,reason:s,acknowledged:o,acknowledged_by:r}){return t!==null?this.texts.t("cleared",{reason:this.texts.word(s??"unknown")}):o?r===null?this.texts.t("acknowledged"):this.texts.t("acknowledged_by",{who:r}):""}#r(t){this.tell("emotion-select",{session_id:t.id,call_reference:t.callReference})}#o({id:t,session_id:s,leg_id:o,rule:r}){this.tell("emotion-acknowledge",{alert_id:t,session_id:s,leg_id:o,rule:r})}};function Ms(n){return n.clearedAt!==null?2:n.acknowledged?1:0}var gt=class extends W{constructor(e){if(super(e),e.type!==Ae.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return k}update(e,[t]){let{style:s}=e.element;for(let[o,r]of Object.entries(t))s.setProperty(o,r);return k}},Cs=Ee(gt);var Wn=180,Gn=4,ze=class extends S{constructor(){super(...arguments);this.session="";this.callReference="";this.details=!1}static{this.properties={session:{},callReference:{attribute:"call-reference"},details:{type:Boolean}}}static{this.styles=[...S.styles,ht,b`
      article {
        --lane-height: var(--emotion-lane-height, 48px);
        display: grid;
        gap: 0.8em;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--emotion-radius, 12px);
        padding: 0.9em 1em;
      }
      header {
        display: flex;
        gap: 0.7em;
        align-items: baseline;
      }
      h2 {
        margin: 0;
        font-size: 1em;
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      header span {
        margin-left: auto;
        flex: none;
        font-size: 0.88em;
      }
      .alert {
        display: flex;
        gap: 0.5em;
        align-items: center;
        font-weight: 600;
      }
      .alert svg {
        width: 1.1em;
        height: 1.1em;
        color: var(--need3);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 0.3em;
      }
      li {
        display: grid;
        grid-template-columns: 8em 1fr 3.2em;
        gap: 0.6em;
        align-items: center;
        font-size: 0.9em;
      }
      li span:first-child {
        display: inline-flex;
        gap: 0.5em;
        align-items: center;
      }
      li .number {
        text-align: right;
      }
      .share {
        height: 10px;
        border-radius: 4px;
        background: var(--lane);
        overflow: hidden;
      }
      .share i {
        display: block;
        height: 100%;
        box-shadow: inset 0 0 0 1px var(--outline-soft);
      }
    `]}knowsWhat(){return super.knowsWhat()&&!!(this.session||this.callReference)}streamOptions(){let t={...super.streamOptions(),recentS:Wn};return this.session?{...t,view:"session",sessions:[this.session]}:{...t,view:"wall"}}shows(t,s){return t===(this.session||this.#e()?.id)&&super.shows(t,s)}content(){let{texts:t}=this,s=this.#e();if(s===void 0)return p`<p class="empty" part="empty">${t.t("waiting_session")}</p>`;let o=ce(s,i=>this.showsRole(i)),r=s.endedAt!==null;return p`<article part="session" aria-label=${P(s)}>
      <header part="header">
        <h2 title=${s.id}>${P(s)}</h2>
        <span class="muted number">
          ${r?t.t("ended",{reason:t.word(s.endReason)}):O(this.now()-s.startedAt)}
        </span>
      </header>
      ${Object.values(s.alerts).map(({acknowledged:i,rule:a})=>p`<p class="alert" part="alert">${B} ${t.t(i?"alert_acknowledged":"alert_open",{rule:a})}</p>`)}
      ${Ue(this,s)?p`<p class="note">${Ue(this,s)}</p>`:g}
      ${o.map(i=>p`${ut(this,s,i)} ${this.details&&i.analysed?this.#t(i):g}`)}
    </article>`}#e(){let{sessions:t}=this.model;return this.session?t.get(this.session):this.callReference?[...t.values()].sort((o,r)=>r.startedAt-o.startedAt).find(o=>o.callReference===this.callReference):void 0}#t(t){let s=[...t.current.posterior].sort((o,r)=>r.probability-o.probability).slice(0,Gn);return p`<ul part="shares" aria-label=${`${this.texts.t("probabilities")}: ${this.texts.word(t.role)}`}>
      ${s.map(({name:o,probability:r})=>p`<li>
          <span>${V(o)} ${this.texts.word(o)}</span>
          <span class="share"><i ${Cs({width:`${r*100}%`,background:$(o).colour})}></i></span>
          <span class="number">${Math.round(r*100)} %</span>
        </li>`)}
    </ul>`}};var _t=class extends w{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[q,b`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 18px;
        font-size: 0.85em;
        color: var(--muted);
      }
      span {
        display: inline-flex;
        gap: 7px;
        align-items: center;
      }
      canvas {
        width: 26px;
        height: 16px;
        border-radius: 3px;
        border: 1px solid var(--line-strong);
        background: var(--lane);
      }
      p {
        margin-top: 10px;
        font-size: 0.85em;
        color: var(--muted);
      }
    `]}render(){if(this.display===null)return g;let{model:t,texts:s}=this.display;return p`<div role="group" aria-label=${s.t("legend")}>
        ${[...t.labels].sort($e).map(o=>p`<span>${V(o)} ${s.word(o)}</span>`)}
        ${ys.map(o=>p`<span><canvas width="52" height="32" data-kind=${o} aria-hidden="true"></canvas>${s.t(`hatch_${o}`)}</span>`)}
      </div>
      <p>${s.t("events_say")}</p>`}updated(){let t=getComputedStyle(this);for(let s of this.renderRoot.querySelectorAll("canvas")){let o=s.dataset.kind,r=t.getPropertyValue(o==="lost"?"--lost":"--hatch").trim();if(s.dataset.colour===r)continue;s.dataset.colour=r;let i=s.getContext("2d");i.setTransform(2,0,0,2,0,0),i.clearRect(0,0,26,16),i.fillStyle=at(i,o,r),i.fillRect(0,0,26,16)}}};A("es-legend",_t);var Zn=180,Fn="tile, header, leg, role, state, ribbon, alert",He=class extends S{constructor(){super(...arguments);this.state="";this.sort="need";this.limit=0;this.legend=!1;this.#e=new Le}static{this.properties={state:{},sort:{},limit:{type:Number},legend:{type:Boolean}}}static{this.styles=[...S.styles,b`
      .grid {
        --lane-height: var(--emotion-lane-height, 40px);
        display: grid;
        gap: 0.9em;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--emotion-tile-width, 300px)), 1fr));
      }
      es-legend {
        display: block;
        margin-top: 1em;
      }
    `]}#e;streamOptions(){return{...super.streamOptions(),view:"wall",recentS:Zn}}content(){let{texts:t,scheme:s,model:o}=this,r=gs.find(c=>c===this.sort)??"need",i=this.roleNames(),a={role:i.length===1?i[0]:"",state:this.state||"",sort:r},l=this.#e.sorted(o.sessions.values(),a),d=this.limit>0?l.slice(0,this.limit):l,h=p`<p class="empty" part="empty">${t.t(o.sessions.size>0?"no_match":"nobody")}</p>`;return p`${d.length===0?h:g}
      <div class="grid" part="grid">
        ${Me(d,c=>c.id,c=>p`<es-tile exportparts=${Fn} .display=${this} .session=${c} .stamp=${this.#t(c)} @choose=${()=>this.#s(c)}></es-tile>`)}
      </div>
      ${this.legend?p`<es-legend .display=${this} .stamp=${`${o.labels.length} ${t.code} ${s}`}></es-legend>`:g}`}#t(t){return`${t.version} ${Math.floor(this.now()/1e3)} ${this.isStale} ${this.texts.code} ${this.scheme}`}#s(t){this.tell("emotion-select",{session_id:t.id,call_reference:t.callReference})}};var Rs="emotion-streamer";function vt(n){return{...n,protocol:Rs,version:1}}function bt(n){let e=n;if(typeof e!="object"||e?.protocol!==Rs)return null;if(e.version!==1)throw new TypeError(`version: expected 1, got ${String(e.version)}`);if(typeof e.type!="string")throw new TypeError("type: expected a word");return e}A("emotion-session",ze);A("emotion-wall",He);A("emotion-alerts",je);var yt=["session","call-reference","roles","state","sort","limit","legend","details","quiet","theme","lang"],Kn=["status","state","alert","select","acknowledge","error"],Yn=1e4,kt=new URLSearchParams(location.search),xt=location.pathname.split("/").at(-1),de=Jn(kt.get("origin")),wt=new Map,Qn=0,T=document.createElement(`emotion-${xt}`);T.url=location.origin;de!==null&&(T.getTicket=to);for(let n of yt)Os(n,kt.get(n));document.documentElement.lang=Q(kt.get("lang"),navigator.language).code;document.body.prepend(T);if(de!==null){addEventListener("message",Xn);for(let n of Kn)T.addEventListener(`emotion-${n}`,e=>he({type:n,detail:so(e.detail)}));he({type:"ready",detail:{view:xt}})}function Jn(n){if(n===null)return null;try{return new URL(n).origin}catch{return"null"}}function Os(n,e){if(!yt.includes(n))throw new TypeError(`${n}: expected one of ${yt.join(", ")}`);e===null?T.removeAttribute(n):T.setAttribute(n,String(e)),n==="theme"&&(document.documentElement.style.colorScheme=e==="dark"||e==="light"?e:"")}function he(n){de!=="null"&&parent!==window&&parent.postMessage(vt(n),de)}function Xn(n){if(!(n.source!==parent||n.origin!==de))try{let e=bt(n.data);e!==null&&eo(e)}catch(e){he({type:"error",detail:{message:String(e)}})}}function eo(n){if(n.type==="hello")he({type:"ready",detail:{view:xt}}),T.reconnect();else if(n.type==="set")Object.entries(n.attributes??{}).forEach(([e,t])=>Os(e,t));else if(n.type==="ticket")wt.get(n.id)?.(n);else if(n.type==="reconnect")T.reconnect();else if(n.type==="pause")T.pause();else if(n.type==="resume")T.resume();else throw new TypeError(`type: expected hello, set, ticket, reconnect, pause or resume, got ${n.type.slice(0,40)}`)}async function to(n){let e=++Qn,t=await new Promise(o=>{wt.set(e,o),setTimeout(()=>o(null),Yn),he({type:"ticket",id:e,wanted:n})});wt.delete(e);let s=t?.status;if(typeof s=="number")throw Object.assign(new Error(String(t.message)),{status:s});return t?.ticket??null}function so(n){let{error:e}=n??{};return e===void 0?n:{message:String(e)}}
