var ft={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",listening:"hört zu",speaking:"spricht",silent:"still",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",silence:"niemand",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overload:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Geben Sie dem Dienst ein Ziel, [coach] in seiner Konfiguration, und sprechen Sie:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"mehr {more}, weniger {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",alert_open:"Alarm: {rule}",alert_acknowledged:"Quittiert: {rule}",alerts:"Alarme",no_alert:"Kein Alarm",acknowledge:"Quittieren",acknowledged:"quittiert",acknowledged_by:"quittiert von {who}",cleared:"vorbei: {reason}",alert_above:"{labels}: {probability}, ab {threshold}",alert_rising:"{labels} steigt: {probability}",alert_silence:"niemand spricht",announce_alert:"Alarm {rule}, {role}, Gespräch {id}",announce_alert_session:"Alarm {rule}, Gespräch {id}",announce_more:"{text} und {count} weitere Alarme",not_acknowledged:"Nicht quittiert: {reason}",no_answer_daemon:"der Dienst antwortet nicht",mark_hint:"Um zu sagen, ob das stimmt, einen Moment auf der Zeitachse wählen.",mark_question:"„{label}“ an dieser Stelle?",mark_right:"Stimmt",mark_wrong:"Stimmt nicht",mark_correct:"Richtig wäre",mark_unknown:"etwas anderes",mark_keep:"Als falsch vermerken",mark_kept:"Vermerkt, danke",mark_failed:"Nicht vermerkt: {reason}",cancel:"Abbrechen",waiting_session:"Das Gespräch hat noch nicht begonnen",wrong_role:"Das Attribut roles enthält {role}; erwartet sind welche von {roles}.",no_address:"Das Attribut url muss die Adresse des Dienstes sein.",refused_element:"Der Dienst lässt hier niemanden ein: {reason}",lost_element:"Keine Verbindung seit {time}. Neuer Versuch läuft.",paused_element:"Angehalten; dahinter geht es weiter.",below:"nicht mehr so",speech:"jemand spricht",role_changed:"andere Rolle",session_ended:"das Gespräch ist zu Ende",rule_changed:"andere Regel",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",history:"Verlauf",history_none:"Dieser Dienst führt keinen Verlauf. Die Konfiguration schaltet ihn ein:",history_empty:"Nichts gefunden. Was von nun an gesagt wird, steht später hier.",from:"Von",until:"Bis",any_alert:"irgendein Alarm",session_id:"Gespräch",find:"Suchen",loading:"Lädt",more:"Mehr",export_as:"Datei",export:"Exportieren",goes_on:"geht weiter oder hat kein Ende",nobody_spoke:"niemand sprach",back_history:"Zurück zum Verlauf",from_history:"Aus dem Verlauf",whole_session:"Ganzes Gespräch",forget:"Vergessen",forget_title:"Dieses Gespräch vergessen?",forget_what:"Alles, was von {id} aufbewahrt ist, wird gelöscht: für alle und für immer.",left_open:"der Dienst endete vorher",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var Pe={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",listening:"listening",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",silence:"nobody",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",overload:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Give the daemon a target, [coach] in its configuration, and speak:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"more {more}, less {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",alert_open:"Alert: {rule}",alert_acknowledged:"Acknowledged: {rule}",alerts:"Alerts",no_alert:"No alert",acknowledge:"Acknowledge",acknowledged:"acknowledged",acknowledged_by:"acknowledged by {who}",cleared:"over: {reason}",alert_above:"{labels}: {probability}, from {threshold}",alert_rising:"{labels} rises: {probability}",alert_silence:"nobody speaks",announce_alert:"Alert {rule}, {role}, session {id}",announce_alert_session:"Alert {rule}, session {id}",announce_more:"{text}, and {count} more alerts",not_acknowledged:"Not acknowledged: {reason}",no_answer_daemon:"the daemon does not answer",mark_hint:"To say whether this is right, choose a moment on the time axis.",mark_question:"“{label}” here?",mark_right:"Right",mark_wrong:"Wrong",mark_correct:"It should be",mark_unknown:"something else",mark_keep:"Mark as wrong",mark_kept:"Marked, thank you",mark_failed:"Not marked: {reason}",cancel:"Cancel",waiting_session:"Waiting for the session",wrong_role:"The attribute roles has {role}; expected some of {roles}.",no_address:"The attribute url must be the address of the daemon.",refused_element:"The daemon lets nobody in here: {reason}",lost_element:"No connection since {time}. Trying again.",paused_element:"Paused; it goes on behind this.",below:"no longer so",speech:"somebody speaks",role_changed:"another role",session_ended:"the session ended",rule_changed:"another rule",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",history:"History",history_none:"This daemon keeps no history. Its configuration can switch one on:",history_empty:"Nothing is found. What is said from now on will be.",from:"From",until:"Until",any_alert:"any alert",session_id:"Session",find:"Find",loading:"Loading",more:"More",export_as:"File",export:"Export",goes_on:"goes on, or has no end",nobody_spoke:"nobody spoke",back_history:"Back to the history",from_history:"From the history",whole_session:"Whole session",forget:"Forget",forget_title:"Forget this session?",forget_what:"All that is kept of {id} is deleted, for everybody and for good.",left_open:"the daemon ended before it",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var gt={en:Pe,de:ft},ae=class{constructor(e){this.code=e;this.#e=gt[e]??Pe}#e;t(e,t={}){return this.#e[e].replace(/\{(\w+)\}/g,(s,r)=>String(t[r]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function F(...n){let e=n.map(t=>(t??"").slice(0,2).toLowerCase());return new ae(e.find(t=>Object.hasOwn(gt,t))??"en")}var Zn=new ae("en");var le=globalThis,ce=le.ShadowRoot&&(le.ShadyCSS===void 0||le.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ne=Symbol(),vt=new WeakMap,K=class{constructor(e,t,s){if(this._$cssResult$=!0,s!==Ne)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(ce&&e===void 0){let s=t!==void 0&&t.length===1;s&&(e=vt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&vt.set(t,e))}return e}toString(){return this.cssText}},de=n=>new K(typeof n=="string"?n:n+"",void 0,Ne),v=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((s,r,i)=>s+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+n[i+1],n[0]);return new K(t,n,Ne)},_t=(n,e)=>{if(ce)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let s=document.createElement("style"),r=le.litNonce;r!==void 0&&s.setAttribute("nonce",r),s.textContent=t.cssText,n.appendChild(s)}},Ie=ce?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let s of e.cssRules)t+=s.cssText;return de(t)})(n):n;var{is:ks,defineProperty:xs,getOwnPropertyDescriptor:$s,getOwnPropertyNames:Ss,getOwnPropertySymbols:As,getPrototypeOf:Es}=Object,he=globalThis,bt=he.trustedTypes,Ts=bt?bt.emptyScript:"",Ms=he.reactiveElementPolyfillSupport,Y=(n,e)=>n,Ue={toAttribute(n,e){switch(e){case Boolean:n=n?Ts:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},wt=(n,e)=>!ks(n,e),yt={attribute:!0,type:String,converter:Ue,reflect:!1,useDefault:!1,hasChanged:wt};Symbol.metadata??=Symbol("metadata"),he.litPropertyMetadata??=new WeakMap;var E=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=yt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let s=Symbol(),r=this.getPropertyDescriptor(e,s,t);r!==void 0&&xs(this.prototype,e,r)}}static getPropertyDescriptor(e,t,s){let{get:r,set:i}=$s(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:r,set(o){let a=r?.call(this);i?.call(this,o),this.requestUpdate(e,a,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??yt}static _$Ei(){if(this.hasOwnProperty(Y("elementProperties")))return;let e=Es(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Y("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Y("properties"))){let t=this.properties,s=[...Ss(t),...As(t)];for(let r of s)this.createProperty(r,t[r])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[s,r]of t)this.elementProperties.set(s,r)}this._$Eh=new Map;for(let[t,s]of this.elementProperties){let r=this._$Eu(t,s);r!==void 0&&this._$Eh.set(r,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let r of s)t.unshift(Ie(r))}else e!==void 0&&t.push(Ie(e));return t}static _$Eu(e,t){let s=t.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let s of t.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return _t(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,s){this._$AK(e,s)}_$ET(e,t){let s=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,s);if(r!==void 0&&s.reflect===!0){let i=(s.converter?.toAttribute!==void 0?s.converter:Ue).toAttribute(t,s.type);this._$Em=e,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(e,t){let s=this.constructor,r=s._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let i=s.getPropertyOptions(r),o=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Ue;this._$Em=r;let a=o.fromAttribute(t,i.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,s,r=!1,i){if(e!==void 0){let o=this.constructor;if(r===!1&&(i=this[e]),s??=o.getPropertyOptions(e),!((s.hasChanged??wt)(i,t)||s.useDefault&&s.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,s))))return;this.C(e,t,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:s,reflect:r,wrapped:i},o){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),i!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(t=void 0),this._$AL.set(e,t)),r===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,i]of this._$Ep)this[r]=i;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[r,i]of s){let{wrapped:o}=i,a=this[r];o!==!0||this._$AL.has(r)||a===void 0||this.C(r,void 0,i,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(t)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};E.elementStyles=[],E.shadowRootOptions={mode:"open"},E[Y("elementProperties")]=new Map,E[Y("finalized")]=new Map,Ms?.({ReactiveElement:E}),(he.reactiveElementVersions??=[]).push("2.1.2");var ze=globalThis,kt=n=>n,ue=ze.trustedTypes,xt=ue?ue.createPolicy("lit-html",{createHTML:n=>n}):void 0,He="$lit$",T=`lit$${Math.random().toFixed(9).slice(2)}$`,Be="?"+T,Cs=`<${Be}>`,N=document,J=()=>N.createComment(""),X=n=>n===null||typeof n!="object"&&typeof n!="function",We=Array.isArray,Mt=n=>We(n)||typeof n?.[Symbol.iterator]=="function",je=`[ 	
\f\r]`,Q=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,$t=/-->/g,St=/>/g,L=RegExp(`>|${je}(?:([^\\s"'>=/]+)(${je}*=${je}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),At=/'/g,Et=/"/g,Ct=/^(?:script|style|textarea|title)$/i,Ve=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),h=Ve(1),Rt=Ve(2),Jn=Ve(3),w=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),Tt=new WeakMap,P=N.createTreeWalker(N,129);function Ot(n,e){if(!We(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return xt!==void 0?xt.createHTML(e):e}var Dt=(n,e)=>{let t=n.length-1,s=[],r,i=e===2?"<svg>":e===3?"<math>":"",o=Q;for(let a=0;a<t;a++){let l=n[a],d,p,c=-1,u=0;for(;u<l.length&&(o.lastIndex=u,p=o.exec(l),p!==null);)u=o.lastIndex,o===Q?p[1]==="!--"?o=$t:p[1]!==void 0?o=St:p[2]!==void 0?(Ct.test(p[2])&&(r=RegExp("</"+p[2],"g")),o=L):p[3]!==void 0&&(o=L):o===L?p[0]===">"?(o=r??Q,c=-1):p[1]===void 0?c=-2:(c=o.lastIndex-p[2].length,d=p[1],o=p[3]===void 0?L:p[3]==='"'?Et:At):o===Et||o===At?o=L:o===$t||o===St?o=Q:(o=L,r=void 0);let f=o===L&&n[a+1].startsWith("/>")?" ":"";i+=o===Q?l+Cs:c>=0?(s.push(d),l.slice(0,c)+He+l.slice(c)+T+f):l+T+(c===-2?a:f)}return[Ot(n,i+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},ee=class n{constructor({strings:e,_$litType$:t},s){let r;this.parts=[];let i=0,o=0,a=e.length-1,l=this.parts,[d,p]=Dt(e,t);if(this.el=n.createElement(d,s),P.currentNode=this.el.content,t===2||t===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(r=P.nextNode())!==null&&l.length<a;){if(r.nodeType===1){if(r.hasAttributes())for(let c of r.getAttributeNames())if(c.endsWith(He)){let u=p[o++],f=r.getAttribute(c).split(T),g=/([.?@])?(.*)/.exec(u);l.push({type:1,index:i,name:g[2],strings:f,ctor:g[1]==="."?me:g[1]==="?"?fe:g[1]==="@"?ge:U}),r.removeAttribute(c)}else c.startsWith(T)&&(l.push({type:6,index:i}),r.removeAttribute(c));if(Ct.test(r.tagName)){let c=r.textContent.split(T),u=c.length-1;if(u>0){r.textContent=ue?ue.emptyScript:"";for(let f=0;f<u;f++)r.append(c[f],J()),P.nextNode(),l.push({type:2,index:++i});r.append(c[u],J())}}}else if(r.nodeType===8)if(r.data===Be)l.push({type:2,index:i});else{let c=-1;for(;(c=r.data.indexOf(T,c+1))!==-1;)l.push({type:7,index:i}),c+=T.length-1}i++}}static createElement(e,t){let s=N.createElement("template");return s.innerHTML=e,s}};function I(n,e,t=n,s){if(e===w)return e;let r=s!==void 0?t._$Co?.[s]:t._$Cl,i=X(e)?void 0:e._$litDirective$;return r?.constructor!==i&&(r?._$AO?.(!1),i===void 0?r=void 0:(r=new i(n),r._$AT(n,t,s)),s!==void 0?(t._$Co??=[])[s]=r:t._$Cl=r),r!==void 0&&(e=I(n,r._$AS(n,e.values),r,s)),e}var pe=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:s}=this._$AD,r=(e?.creationScope??N).importNode(t,!0);P.currentNode=r;let i=P.nextNode(),o=0,a=0,l=s[0];for(;l!==void 0;){if(o===l.index){let d;l.type===2?d=new j(i,i.nextSibling,this,e):l.type===1?d=new l.ctor(i,l.name,l.strings,this,e):l.type===6&&(d=new ve(i,this,e)),this._$AV.push(d),l=s[++a]}o!==l?.index&&(i=P.nextNode(),o++)}return P.currentNode=N,r}p(e){let t=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,t),t+=s.strings.length-2):s._$AI(e[t])),t++}},j=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,s,r){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=s,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=I(this,e,t),X(e)?e===m||e==null||e===""?(this._$AH!==m&&this._$AR(),this._$AH=m):e!==this._$AH&&e!==w&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Mt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==m&&X(this._$AH)?this._$AA.nextSibling.data=e:this.T(N.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:s}=e,r=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=ee.createElement(Ot(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===r)this._$AH.p(t);else{let i=new pe(r,this),o=i.u(this.options);i.p(t),this.T(o),this._$AH=i}}_$AC(e){let t=Tt.get(e.strings);return t===void 0&&Tt.set(e.strings,t=new ee(e)),t}k(e){We(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,s,r=0;for(let i of e)r===t.length?t.push(s=new n(this.O(J()),this.O(J()),this,this.options)):s=t[r],s._$AI(i),r++;r<t.length&&(this._$AR(s&&s._$AB.nextSibling,r),t.length=r)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let s=kt(e).nextSibling;kt(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},U=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,s,r,i){this.type=1,this._$AH=m,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=m}_$AI(e,t=this,s,r){let i=this.strings,o=!1;if(i===void 0)e=I(this,e,t,0),o=!X(e)||e!==this._$AH&&e!==w,o&&(this._$AH=e);else{let a=e,l,d;for(e=i[0],l=0;l<i.length-1;l++)d=I(this,a[s+l],t,l),d===w&&(d=this._$AH[l]),o||=!X(d)||d!==this._$AH[l],d===m?e=m:e!==m&&(e+=(d??"")+i[l+1]),this._$AH[l]=d}o&&!r&&this.j(e)}j(e){e===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},me=class extends U{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===m?void 0:e}},fe=class extends U{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==m)}},ge=class extends U{constructor(e,t,s,r,i){super(e,t,s,r,i),this.type=5}_$AI(e,t=this){if((e=I(this,e,t,0)??m)===w)return;let s=this._$AH,r=e===m&&s!==m||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,i=e!==m&&(s===m||r);r&&this.element.removeEventListener(this.name,this,s),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ve=class{constructor(e,t,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){I(this,e)}},Lt={M:He,P:T,A:Be,C:1,L:Dt,R:pe,D:Mt,V:I,I:j,H:U,N:fe,U:ge,B:me,F:ve},Rs=ze.litHtmlPolyfillSupport;Rs?.(ee,j),(ze.litHtmlVersions??=[]).push("3.3.3");var Pt=(n,e,t)=>{let s=t?.renderBefore??e,r=s._$litPart$;if(r===void 0){let i=t?.renderBefore??null;s._$litPart$=r=new j(e.insertBefore(J(),i),i,void 0,t??{})}return r._$AI(n),r};var qe=globalThis,y=class extends E{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Pt(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};y._$litElement$=!0,y.finalized=!0,qe.litElementHydrateSupport?.({LitElement:y});var Os=qe.litElementPolyfillSupport;Os?.({LitElement:y});(qe.litElementVersions??=[]).push("4.2.2");var jt={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},hr=Object.keys(jt),_e="M3 3H21V21H3Z",Nt=[{colour:"#7a5195",shape:_e,pattern:"falling",need:1},{colour:"#4c9f70",shape:_e,pattern:"dots",need:1},{colour:"#b5651d",shape:_e,pattern:"cross",need:1},{colour:"#5b7db1",shape:_e,pattern:"rows",need:1}],Ze=new Map,It=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function x(n){let e=jt[n]??Ze.get(n);if(e!==void 0)return e;let t=Nt[Ze.size%Nt.length];return Ze.set(n,t),t}function be(n,e){return Ut(n)-Ut(e)||n.localeCompare(e)}function Ut(n){let e=It.indexOf(n);return e<0?It.length:e}function $(n,e){customElements.get(n)===void 0&&customElements.define(n,e)}function z(n){let{shape:e,colour:t}=x(n);return h`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${Rt`<path d=${e} fill=${t} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var H=h`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
  <path d="M12 2a7 7 0 0 1 7 7v5l2 4H3l2-4V9a7 7 0 0 1 7-7Zm-2.5 17.5h5a2.5 2.5 0 0 1-5 0Z" />
</svg>`,B=v`
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
`;var ye={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},we=n=>(...e)=>({_$litDirective$:n,values:e}),W=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,s){this._$Ct=e,this._$AM=t,this._$Ci=s}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:Ds}=Lt,zt=n=>n;var Ht=()=>document.createComment(""),V=(n,e,t)=>{let s=n._$AA.parentNode,r=e===void 0?n._$AB:e._$AA;if(t===void 0){let i=s.insertBefore(Ht(),r),o=s.insertBefore(Ht(),r);t=new Ds(i,o,n,n.options)}else{let i=t._$AB.nextSibling,o=t._$AM,a=o!==n;if(a){let l;t._$AQ?.(n),t._$AM=n,t._$AP!==void 0&&(l=n._$AU)!==o._$AU&&t._$AP(l)}if(i!==r||a){let l=t._$AA;for(;l!==i;){let d=zt(l).nextSibling;zt(s).insertBefore(l,r),l=d}}}return t},O=(n,e,t=n)=>(n._$AI(e,t),n),Ls={},Bt=(n,e=Ls)=>n._$AH=e,Wt=n=>n._$AH,ke=n=>{n._$AR(),n._$AA.remove()};var Vt=(n,e,t)=>{let s=new Map;for(let r=e;r<=t;r++)s.set(n[r],r);return s},xe=we(class extends W{constructor(n){if(super(n),n.type!==ye.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,e,t){let s;t===void 0?t=e:e!==void 0&&(s=e);let r=[],i=[],o=0;for(let a of n)r[o]=s?s(a,o):o,i[o]=t(a,o),o++;return{values:i,keys:r}}render(n,e,t){return this.dt(n,e,t).values}update(n,[e,t,s]){let r=Wt(n),{values:i,keys:o}=this.dt(e,t,s);if(!Array.isArray(r))return this.ut=o,i;let a=this.ut??=[],l=[],d,p,c=0,u=r.length-1,f=0,g=i.length-1;for(;c<=u&&f<=g;)if(r[c]===null)c++;else if(r[u]===null)u--;else if(a[c]===o[f])l[f]=O(r[c],i[f]),c++,f++;else if(a[u]===o[g])l[g]=O(r[u],i[g]),u--,g--;else if(a[c]===o[g])l[g]=O(r[c],i[g]),V(n,l[g+1],r[c]),c++,g--;else if(a[u]===o[f])l[f]=O(r[u],i[f]),V(n,r[c],r[u]),u--,f++;else if(d===void 0&&(d=Vt(o,f,g),p=Vt(a,c,u)),d.has(a[c]))if(d.has(a[u])){let _=p.get(o[f]),R=_!==void 0?r[_]:null;if(R===null){let G=V(n,r[c]);O(G,i[f]),l[f]=G}else l[f]=O(R,i[f]),V(n,r[c],R),r[_]=null;f++}else ke(r[u]),u--;else ke(r[c]),c++;for(;f<=g;){let _=V(n,l[g+1]);O(_,i[f]),l[f++]=_}for(;c<=u;){let _=r[c++];_!==null&&ke(_)}return this.ut=o,Bt(n,l),w}});var $e=()=>({sources:{},sessions:{},overload:null}),Ps=()=>({source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),qt=n=>({role:n,analysed:!0,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),Zt=({posterior:n,dimensions:e,abstained:t,reason:s})=>({posterior:n,dimensions:e,abstained:t,reason:s}),Gt={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":n=>({...Zt(n),speaking:!1}),"emotion.v1":Zt,"state.v1":({state:n,probability:e,since_ms:t})=>({state:n,probability:e,since_ms:t})},Ns=({leg_id:n,role:e,rule:t,kind:s,labels:r,threshold:i,probability:o,since_ms:a,raised_at:l,acknowledged:d,acknowledged_by:p})=>({leg_id:n,role:e,rule:t,kind:s,labels:r,threshold:i,probability:o,since_ms:a,raised_at:l,acknowledged:d,acknowledged_by:p}),Ge=(n,e,t)=>({...n,sessions:{...n.sessions,[e]:t}});function Ft(n,e){let t=e.type.replace("org.emotionstreamer.",""),s=e.data??{};if(t==="gap.v1")return s.reason==="resume_expired"?$e():n;if(t==="overload.v1")return{...n,overload:s.active?s:null};if(t==="source.health.v1"){let o={state:s.state,detail:s.detail};return{...n,sources:{...n.sources,[s.source_id]:o}}}if(t==="session.ended.v1"){let{[s.session_id]:o,...a}=n.sessions;return{...n,sessions:a}}let r=n.sessions[s.session_id]??Ps();if(t==="session.started.v1"||t==="session.changed.v1"){let o={...r.legs};for(let{leg_id:a,role:l,analysed:d}of s.legs)o[a]={...o[a]??qt(l),role:l,analysed:d};return Ge(n,s.session_id,{source_id:s.source_id,call_reference:s.call_reference??null,started_at:t==="session.started.v1"?e.time:r.started_at,legs:o,alerts:r.alerts})}if(t==="alert.v1"){let{[s.alert_id]:o,...a}=r.alerts,l=s.status==="cleared"?a:{...r.alerts,[s.alert_id]:Ns(s)};return Ge(n,s.session_id,{...r,alerts:l})}if(!Object.hasOwn(Gt,t))return n;let i={...r.legs[s.leg_id]??qt(s.role),role:s.role,...Gt[t](s)};return Ge(n,s.session_id,{...r,legs:{...r.legs,[s.leg_id]:i}})}var Kt=500,Is=15e3,Us=1e4,js=[408,425,429],zs=8e3,Hs=1e4,S=class extends Error{constructor(e,t){super(`the daemon refuses: ${e} ${t}`.trim()),this.status=e}};function Yt(n,e={}){return new Fe(n,e)}var Fe=class{#e;#t;#s=$e();#n=new Set;#i=null;#o=0;#r=null;#l=0;#a=()=>{};constructor(e,{queueEvents:t=1e3,quietMs:s=zs,WebSocket:r=globalThis.WebSocket,...i}){if(!r)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(t>=1))throw new RangeError(`queueEvents: expected at least 1, got ${t}`);this.#e=new URL(e),this.#e.protocol=this.#e.protocol.replace("ws","http"),this.#t={queueEvents:t,quietMs:s,WebSocket:r,...i}}get state(){return this.#s}get skewMs(){return this.#l}reconnect(){this.#a()}async*[Symbol.asyncIterator](){let{onLag:e,signal:t}=this.#t,s={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},r=()=>{s.stopped=!0,s.endWait(),s.socket&&Ws(s.socket),s.wake()};if(!t?.aborted){t?.addEventListener("abort",r),this.#a=()=>s.endWait(),this.#u(s).catch(i=>{s.failure=i,s.wake()});try{for(;;){for(;s.queue.length===0;){if(s.failure)throw s.failure;if(s.stopped)return;await new Promise(a=>s.wake=a)}let{lost:i}=s;s.lost=0;let o=s.queue.shift();i&&e?.(i),yield o}}finally{t?.removeEventListener("abort",r),r()}}}async#u(e){let{onStatus:t}=this.#t,s=Kt;for(;!e.stopped;){t?.("connecting");let r=performance.now(),i=await this.#c();if(i&&(this.#l=Date.parse(i.issued_at)-Date.now()),i&&!e.stopped&&await this.#p(e,i,r)&&(s=Kt),e.stopped)return;t?.("lost"),await new Promise(o=>{let a=setTimeout(o,s*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(a),o())}),s=Math.min(2*s,Is)}}async#c(){let{getTicket:e}=this.#t;return e?Bs(await e()):Ke(this.#e,this.#t)}#p(e,t,s){let{WebSocket:r,sessions:i,roles:o,types:a,sources:l,recentS:d}=this.#t,p=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);p.protocol=p.protocol.replace("http","ws");for(let[u,f]of Object.entries({session:i,role:o,type:a,source:l}))for(let g of f??[])p.searchParams.append(u,g);d&&p.searchParams.set("recent_s",d);let c=this.#r===null?this.#i:null;return c!==null&&p.searchParams.set("resume_from",c),new Promise((u,f)=>{let g=!1,_=e.socket=new r(p.href,["cloudevents.json",`ticket.${t.ticket}`]),R=()=>{G.stop(),_===e.socket&&(e.socket=null),_.close(),u(g)},G=Vs(this.#e,this.#t.quietMs,R);_.onopen=()=>{this.#o=Date.parse(t.issued_at)+performance.now()-s,c===null&&(this.#s=$e(),this.#r=this.#o),this.#t.onStatus?.("open")},_.onmessage=({data:ys})=>{g=!0,G.heard();try{_===e.socket&&!this.#d(JSON.parse(ys),e)&&R()}catch(ws){f(ws),R()}},_.onclose=R})}#d(e,t){let s=e.type.endsWith(".gap.v1")?e.data.reason:null;if(s==="subscriber_slow"&&this.#r===null&&this.#i!==null)return!1;if(s==="resume_expired"?this.#r=this.#o:this.#r!==null&&Date.parse(e.time)>this.#r&&(this.#r=null),this.#i=e.id,this.#s=Ft(this.#s,e),!this.#n.has(e.id)){this.#n.add(e.id),this.#n.size>Us&&this.#n.delete(this.#n.values().next().value);let{types:r}=this.#t;if(r?.length&&!r.includes(e.type.replace("org.emotionstreamer.","")))return s!=="subscriber_slow";t.queue.push(e)>this.#t.queueEvents&&(t.queue.shift(),t.lost++),t.wake()}return s!=="subscriber_slow"}};async function Ke(n,{token:e,sessions:t,roles:s,types:r,sources:i}={}){let o=typeof e=="function"?await e():e;try{let a=await fetch(new URL("/api/ticket",n),{method:"POST",signal:AbortSignal.timeout(Hs),headers:o?{Authorization:`Bearer ${o}`}:{},body:JSON.stringify({sessions:t,roles:s,types:r,sources:i})});if(a.ok)return await a.json();if(a.status<500&&!js.includes(a.status))throw new S(a.status,(await a.text()).trim())}catch(a){if(a instanceof S)throw a}return null}function Bs(n){if(n&&!(typeof n.ticket=="string"&&Date.parse(n.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return n}function Ws(n){n.readyState===n.CONNECTING?n.onopen=()=>n.close():n.close()}function Vs(n,e,t){let s=performance.now(),r=()=>performance.now()-s>=e,i=setInterval(()=>{if(!r())return;let o={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",n),o).catch(()=>r()&&t())},e/2);return{heard:()=>s=performance.now(),stop:()=>clearInterval(i)}}var Se=class{constructor(){this.cues=new Map;this.takes=[]}apply(e,t,s){let r=`${t.session_id} ${t.leg_id}`;if(e==="advice.v1")this.cues.set(r,qs(t,s));else if(e==="coach.report.v1")this.#e(r,t,s);else if(e==="session.ended.v1")for(let[i,o]of this.cues)o.sessionId===t.session_id&&this.cues.delete(i)}keep(e){for(let[t,s]of this.cues)Object.hasOwn(e,s.sessionId)||this.cues.delete(t)}hasTakeOf(e){return this.takes.some(t=>t.sessionId===e)}#e(e,t,s){this.cues.delete(e),!this.takes.some(r=>r.id===e&&r.at===s)&&(this.takes.unshift(Zs(e,t,s)),this.takes.length=Math.min(this.takes.length,30))}};function qs(n,e){return{sessionId:n.session_id,role:n.role,cue:n.cue,label:n.label??null,heard:n.heard,target:n.target,at:e}}function Zs(n,e,t){return{id:n,sessionId:e.session_id,legId:e.leg_id,heardMs:e.heard_ms,shares:e.shares,target:e.target,distance:e.distance??null,onTargetShare:e.on_target_share??null,mixtures:e.mixtures,stretches:e.stretches,at:t}}var Gs="org.emotionstreamer.",te=n=>n.type.replace(Gs,"");var Ye=15*6e4,Qt=6e4,Xt={speaking:!1,state:"none",probability:0},Qe=class{constructor(e,t){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.affect=[];this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let s={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:t,analysed:!0,...Xt,...s}}get role(){return this.current.role}get analysed(){return this.current.analysed}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}},Je=class{constructor(e,t){this.id=e;this.startedAt=t;this.sourceId="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.alerts={};this.cleared=[];this.version=0;this.lostEvents=0;this.#e=null}#e;take(e){if(e!==this.#e){this.#e=e,this.version++,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,this.alerts=e.alerts,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[t,s]of Object.entries(e.legs))this.leg(t,s.role).current=s}}leg(e,t){let s=this.legs.get(e);return s===void 0&&(s=new Qe(e,t),this.legs.set(e,s)),s}};function es(n){return[...Object.entries(n.alerts).map(([t,s])=>({...s,id:t,session_id:n.id,clearedAt:null,reason:null})),...n.cleared]}var q=class{constructor(e=[]){this.labels=e;this.sessions=new Map;this.sources=new Map;this.overload=null;this.lostEvents=0;this.version=0;this.coach=new Se;this.#e=new Map;this.#t=new Map}#e;#t;known(e){return this.#t.get(e)}sync(e,t){this.overload=e.overload,this.coach.keep(e.sessions);for(let[s,r]of Object.entries(e.sessions)){let i=this.#s(s,t);i.take(r),this.sessions.set(s,i)}for(let s of this.sessions.values())s.endedAt===null&&!(s.id in e.sessions)&&this.sessions.delete(s.id);for(let s of this.sources.keys())s in e.sources||this.sources.delete(s)}apply(e){let t=Date.parse(e.time),s=e.data,r=te(e);this.version++,this.coach.apply(r,s,t),r==="source.health.v1"?this.sources.set(s.source_id,{id:s.source_id,state:s.state,detail:s.detail??"",at:t}):r==="session.started.v1"?this.#n(s,t):r==="session.ended.v1"?this.#i(s,t):r==="gap.v1"?this.#o(s,t):s.session_id!==void 0&&this.#r(r,s,t)}find(e){return this.sessions.get(e)??this.#e.get(e)}forget(e){for(let t of this.#t.values()){let s=Math.max(t.startedAt,...[...t.legs.values()].map(r=>r.heardAt));(this.sessions.has(t.id)?e-(t.endedAt??e)>Qt:e-s>Ye)&&(this.#t.delete(t.id),this.sessions.delete(t.id),this.coach.hasTakeOf(t.id)&&this.#e.set(t.id,t),this.version++);for(let r of t.legs.values())Js(r,e);se(t.cleared,({clearedAt:r})=>r<e-Qt)}for(let t of this.#e.values())e-t.endedAt>Ye&&this.#e.delete(t.id)}#s(e,t){let s=this.#t.get(e);return s===void 0&&(s=new Je(e,t),this.#t.set(e,s)),s.version++,s}#n(e,t){let s=this.#t.get(e.session_id);s!==void 0&&(s.endedAt!==null||s.startedAt<t)&&this.#t.delete(s.id);let r=this.#s(e.session_id,t);r.startedAt=t,Jt(r,e,t)}#i(e,t){let s=this.#t.get(e.session_id);if(s!==void 0){s.endedAt=t,s.endReason=e.reason??"",s.version++,this.sessions.set(s.id,s),s.alerts={};for(let r of s.legs.values())Qs(r,t)}}#o(e,t){if(this.lostEvents+=e.lost_events??0,e.session_id==null)return;let s=this.#s(e.session_id,t);s.lostEvents+=e.lost_events??0;for(let r of e.leg_ids??[]){let i=s.legs.get(r);if(i?.origin==null||!e.lost_ms)continue;let o=t-i.origin;i.gaps.push({from:o-e.lost_ms,to:o,reason:e.reason??""})}}#r(e,t,s){let r=this.#s(t.session_id,s);if(e==="session.changed.v1"&&Jt(r,t,s),e==="alert.v1"&&t.status==="cleared"){r.cleared.push({...t,id:t.alert_id,clearedAt:s});return}if(t.leg_id==null)return;let i=r.leg(t.leg_id,t.role??"unknown");i.heardAt=Math.max(i.heardAt,s),e==="utterance.started.v1"?Ks(i,t,s):e==="utterance.ended.v1"?Ys(i,t,s):e==="emotion.v1"?this.#l(i,t,s):e==="state.v1"&&(i.origin=s-t.since_ms)}#l(e,t,s){let r=t.audio;e.origin=s-r.end_ms,e.latencyMs=t.latency_ms?.audio_end_to_publish??e.latencyMs,e.inferenceMs=t.latency_ms?.inference??e.inferenceMs,e.model=`${t.model.name} ${t.model.version} (${t.model.precision})`,e.quality=r.quality;let i=e.utterances.at(-1),o=e.pieces.at(-1),a=i?.id===t.utterance_id?i.from:r.start_ms,l=o!==void 0&&o.to>a?o.to:a;l>=r.end_ms||(e.pieces.push({from:l,to:r.end_ms,shares:t.abstained?[]:this.#a(t),reason:t.abstained?t.reason??"unknown":null}),t.dimensions&&!t.abstained&&e.affect.push({at:r.end_ms,valence:t.dimensions.valence,arousal:t.dimensions.arousal}))}#a(e){let t=this.labels.map(()=>0);for(let{name:s,probability:r}of e.posterior??[]){let i=this.labels.indexOf(s);i<0&&(i=this.labels.push(s)-1),t[i]=r}return t}};function Jt(n,e,t){for(let s of e.legs??[])Fs(n.leg(s.leg_id,s.role),s,t)}function Fs(n,e,t){n.codec=e.codec,n.origin??=t}function Ks(n,e,t){let s=n.utterances.at(-1);s?.id!==e.utterance_id&&(s!==void 0&&(s.to??=e.start_ms),n.origin=t-e.start_ms,n.utterances.push({id:e.utterance_id,from:e.start_ms,to:null}))}function Ys(n,e,t){let{start_ms:s,end_ms:r}=e.audio;n.origin=t-r;let i=n.utterances.at(-1);i?.id===e.utterance_id?(i.from=s,i.to=r):n.utterances.push({id:e.utterance_id,from:s,to:r})}function Qs(n,e){let t=n.utterances.at(-1);t!==void 0&&n.origin!==null&&(t.to??=e-n.origin),n.current={...n.current,...Xt}}function Js(n,e){if(n.origin===null)return;let t=e-Ye-n.origin;se(n.pieces,s=>s.to<t),se(n.utterances,s=>(s.to??1/0)<t),se(n.gaps,s=>s.to<t),se(n.affect,s=>s.at<t)}function se(n,e){let t=0;for(;t<n.length&&e(n[t]);)t++;t>0&&n.splice(0,t)}var Xs=5e3,ts=1e3,en=1.5,tn=300,sn=100,ss=1e3,re=5e3;var ne=class extends EventTarget{constructor(t,s={}){super();this.url=t;this.options=s;this.model=new q;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#s=null;this.#n=[];this.#i=!1;this.#o=0;this.#r=0;this.#l=0;this.#a=0;this.#u=0;this.#h=()=>{let t=this.#a-performance.now();if(t>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#h),t);return}this.#i=!1,this.#o=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock()),this.dispatchEvent(new Event("change"))};this.#m=()=>this.reconnect()}#e;#t;#s;#n;#i;#o;#r;#l;#a;#u;start(){this.stop();let t=new AbortController,s=i=>this.setStatus(i),r=Yt(this.url,{queueEvents:1e5,...this.options,onStatus:s,signal:t.signal});this.#s=t,this.#t=r,this.#n=[setInterval(()=>this.model.forget(this.clock()),Xs),setInterval(()=>this.changed(!1),ts)],addEventListener("online",this.#m),this.#c(r,t.signal)}retain(){this.#u++===0&&this.start()}release(){--this.#u===0&&this.stop()}stop(){this.#s?.abort(),this.#s=null,this.#n.forEach(clearInterval),removeEventListener("online",this.#m)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>re}get hasCaughtUp(){return this.status!=="connecting"&&performance.now()-this.#r>ss}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#s===null?this.start():this.#t?.reconnect()}changed(t=!0){if(this.#i||this.isPaused&&!t)return;this.#i=!0;let s=performance.now(),r=Math.min(tn,en*this.model.sessions.size),i=Math.max(r-(s-this.#o),this.#a-s);document.hidden?setTimeout(this.#h,ts):i<=0?requestAnimationFrame(this.#h):setTimeout(()=>requestAnimationFrame(this.#h),i)}setStatus(t){t==="open"?(this.lostAt=null,this.#l=this.clock(),this.#r=performance.now(),this.#d()):this.lostAt??=this.clock(),t!=="refused"&&(this.refusal=null),this.status=t,this.dispatchEvent(new Event("status")),this.changed()}async#c(t,s){try{for await(let r of t)this.#p(r)}catch(r){if(s.aborted)return;this.stop(),r instanceof S||reportError(r),this.refusal=r instanceof S?r:new S(0,String(r)),this.setStatus("refused")}}#p(t){this.model.apply(t),Date.parse(t.time)>this.#l?this.dispatchEvent(new CustomEvent("event",{detail:t})):this.#d(),this.changed(!1)}#d(){this.#a=Math.min(performance.now()+sn,this.#r+ss)}#h;#m};function M(n){let e=Math.max(0,Math.floor(n/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]===0?t.slice(1):t).map((r,i)=>i===0?String(r):String(r).padStart(2,"0")).join(":")}function Ae(n,e){return new Date(n).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var rs=["need","newest","name"],nn=2e3,Ee=class{#e=[];#t=0;#s="";sorted(e,t){let s=[...e].filter(a=>an(a,t)),r=`${t.sort} ${t.role} ${t.state}`,i=performance.now();(r!==this.#s||this.#e.length===0||i-this.#t>nn)&&(this.#s=r,this.#t=i,this.#e=s.sort(on[t.sort]).map(a=>a.id));let o=new Map(this.#e.map((a,l)=>[a,l]));return s.sort((a,l)=>(o.get(a.id)??1/0)-(o.get(l.id)??1/0)||a.startedAt-l.startedAt)}},Xe=["customer","agent"];function Me(n,e){let t=({role:s})=>Xe.includes(s)?Xe.indexOf(s):Xe.length;return[...n.legs.values()].filter(({role:s})=>e(s)).sort((s,r)=>t(s)-t(r)||s.id.localeCompare(r.id))}function rn(n){return Object.values(n.alerts).filter(e=>!e.acknowledged).length}function Te(n){return n.endedAt!==null?0:rn(n)>0?4:Math.max(0,...[...n.legs.values()].map(e=>e.state==="none"?0:x(e.state).need))}var on={need:(n,e)=>+(n.endedAt!==null)-+(e.endedAt!==null)||Te(e)-Te(n)||ns(n)-ns(e)||n.id.localeCompare(e.id),newest:(n,e)=>e.startedAt-n.startedAt,name:(n,e)=>n.id.localeCompare(e.id)};function ns(n){return Math.min(n.startedAt,...[...n.legs.values()].map(e=>e.since??1/0))}function an(n,e){return[...n.legs.values()].filter(s=>e.role===""||s.role===e.role).some(s=>e.state===""||s.state===e.state)}var is=v`
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
`;function os(n,e,t,{details:s=!1}={}){let{texts:r}=n,{acknowledged:i,rule:o}=t,a=r.t(i?"alert_acknowledged":"alert_open",{rule:o}),l=M(n.now()-Date.parse(t.raised_at));return h`<p class="alert ${i?"acknowledged":""}" part="alert">
    ${H} ${a} ${s?h`<span class="why">${ln(n,t)}</span>`:m}
    <span class="why number">${l}</span>
    ${i||n.acknowledge===void 0?m:h`<button aria-label=${`${r.t("acknowledge")}: ${o}`} @click=${()=>n.acknowledge(e)}>${r.t("acknowledge")}</button>`}
  </p>`}function ln({texts:n},e){let t=e.role===null?"":n.word(e.role),s=e.acknowledged_by===null?"":n.t("acknowledged_by",{who:e.acknowledged_by});return[t,cn(n,e),s].filter(Boolean).join(" · ")}function cn(n,{kind:e,labels:t,probability:s,threshold:r}){if(e==="silence")return n.t("alert_silence");let i=a=>a===null?"–":`${Math.round(a*100)} %`,o={labels:t.map(a=>n.word(a)).join(" + "),probability:i(s),threshold:i(r)};return n.t(e==="rising"?"alert_rising":"alert_above",o)}var b=8,dn=5,as=new Map;function ls(n,e,t,s,r){n.clearRect(0,0,s.width,s.height);let i=e.origin;if(i===null||!e.analysed)return;let o=s.width*s.scale/(s.to-s.from),a=c=>Math.round((c+i-s.from)*o)/s.scale,l=(c,u,f)=>{let g=Math.max(0,a(c)),_=Math.min(s.width,a(u));_<=g||(n.fillStyle=f,n.fillRect(g,0,Math.max(.5,_-g),s.height))},d=s.until-i;l(0,d,Z(n,"silent",r.hatch));for(let{from:c,to:u}of e.utterances)l(c,u??d,r.speech),u!==null&&l(c,u,Z(n,"unsure",r.hatch));let p=t.map((c,u)=>u).sort((c,u)=>be(t[c],t[u]));for(let c of e.pieces)a(c.to)<0||a(c.from)>s.width||(l(c.from,c.to,r.speech),c.reason===null?un(n,c,t,p,a(c.from),a(c.to),s.height):l(c.from,c.to,Z(n,hn(c.reason),r.hatch)));for(let c of e.gaps)l(c.from,c.to,r.speech),l(c.from,c.to,Z(n,"lost",r.lost))}function hn(n){return n==="audio_lost"||n==="overload"?"lost":n==="paused"?"paused":"unsure"}function Z(n,e,t){return cs(n,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns"}[e],t)}function un(n,e,t,s,r,i,o){let a=o,l=Math.max(.5,i-r);for(let d of s){let p=(e.shares[d]??0)*o;if(p<.5)continue;let{colour:c,pattern:u}=x(t[d]);n.fillStyle=c,n.fillRect(r,a-p,l,p),u!=="plain"&&p>=dn&&(n.fillStyle=cs(n,u,"rgba(0, 0, 0, 0.38)"),n.fillRect(r,a-p,l,p)),a-=p}}function cs(n,e,t){let s=`${e} ${t}`,r=as.get(s);return r===void 0&&(r=n.createPattern(pn(e,t),"repeat"),as.set(s,r)),r}function pn(n,e){let t=document.createElement("canvas");t.width=t.height=b;let s=t.getContext("2d");return s.strokeStyle=s.fillStyle=e,s.lineWidth=1.5,s.beginPath(),(n==="rising"||n==="cross")&&Ce(s,[-2,2,2,-2],[0,b,b,0],[b-2,b+2,b+2,b-2]),(n==="falling"||n==="cross")&&Ce(s,[-2,b-2,2,b+2],[0,0,b,b],[b-2,-2,b+2,2]),n==="rows"&&Ce(s,[0,b/2,b,b/2]),n==="columns"&&Ce(s,[b/2,0,b/2,b]),s.stroke(),n==="dots"&&s.fillRect(3,3,1.6,1.6),t}function Ce(n,...e){for(let[t,s,r,i]of e)n.moveTo(t,s),n.lineTo(r,i)}var D=new Map,et=!1;function ds(n){D.set(n,0),et||(et=!0,us())}function hs(n){D.delete(n)}function Re(n){D.has(n)&&D.set(n,0)}function us(){if(D.size===0){et=!1;return}setTimeout(()=>requestAnimationFrame(mn),100)}function mn(n){for(let[e,t]of D)if(!(!e.visible||t>n)&&(e.paint(),D.delete(e),D.set(e,n+e.everyMs),performance.now()-n>6))break;us()}var fn=18e4,gn=1e3,vn=5e3,tt=class extends y{constructor(){super(...arguments);this.display=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=gn;this.visible=!1;this.#e=null;this.#t=null;this.#s=new IntersectionObserver(t=>{this.visible=t.at(-1).isIntersecting,this.visible&&Re(this)});this.#n=new ResizeObserver(()=>Re(this))}static{this.properties={display:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=v`
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
  `}#e;#t;#s;#n;connectedCallback(){super.connectedCallback(),this.#s.observe(this),this.#n.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,vn)),ds(this)}disconnectedCallback(){hs(this),this.#s.disconnect(),this.#n.disconnect(),super.disconnectedCallback()}render(){return h`<canvas aria-hidden="true"></canvas>`}updated(t){t.has("scheme")&&(this.#t=null),Re(this)}paint(){let t=this.renderRoot.querySelector("canvas"),{clientWidth:s,clientHeight:r}=this,{display:i,leg:o}=this;if(t===null||i===null||o===null||s===0)return;let a=Math.min(devicePixelRatio,2);(t.width!==Math.round(s*a)||t.height!==Math.round(r*a))&&(t.width=Math.round(s*a),t.height=Math.round(r*a)),this.#e??=t.getContext("2d");let l=this.#e;l.setTransform(a,0,0,a,0,0),this.#t??=_n(this);let d=i.now(),p=this.to??d,c=this.from??p-fn,u=Math.min(this.until??1/0,i.lostAt??1/0,d);ls(l,o,i.model.labels,{from:c,to:p,width:s,height:r,scale:a,until:u},this.#t)}};function _n(n){let e=getComputedStyle(n),t=s=>e.getPropertyValue(s).trim();return{speech:t("--speech"),hatch:t("--hatch"),lost:t("--lost"),cursor:t("--accent")}}$("es-lane",tt);var nt=v`
  .leg {
    display: grid;
    gap: 5px;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 1.5em;
  }
  .role {
    font-size: 0.72em;
    letter-spacing: 0.06em;
    text-transform: uppercase;
    color: var(--muted);
    font-weight: 600;
    min-width: 7.2em;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    font-weight: 650;
    font-size: 1.02em;
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
`,st=class extends y{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(t=>{this.#e=t.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#n=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[B,nt,is,v`
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
      article.stale {
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
      .note {
        font-size: 0.85em;
        color: var(--muted);
        padding: 6px 10px;
        border: 1px dashed var(--line-strong);
        border-radius: 6px;
      }
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:t,session:s}=this;if(s===null||t===null)return m;let{texts:r}=t,i=t.isStale||yn(s,t.clock()),o=s.endedAt!==null,a=[o?"ended":i?"stale":`need${Te(s)}`];return h`<article part="tile" class=${a.join(" ")} aria-label=${C(s)}>
      <header part="header">
        ${this.#s(t,s)}
        <span class="when muted number">
          ${o?r.t("ended",{reason:r.word(s.endReason)}):M(t.now()-s.startedAt)}
        </span>
      </header>
      ${Object.entries(s.alerts).map(([l,d])=>os(t,l,d))}
      ${Me(s,l=>t.showsRole(l)).map(l=>rt(t,s,l))}
      <div class="axis" aria-hidden="true"><span>${r.t("minutes_ago")}</span><span>${r.t("now")}</span></div>
      ${i&&!o?h`<p class="note">${r.t("stale",{time:Ae(ps(s),r.code)})}</p>`:m}
    </article>`}#s(t,s){let r=t.addressOf(s),i=t.texts.t("open_session",{id:C(s)});return r!==null?h`<a href=${r} aria-label=${i} title=${s.id}>${C(s)}</a>`:h`<button aria-label=${i} title=${s.id} @click=${this.#n}>${C(s)}</button>`}#n};function rt(n,e,t){return h`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${t.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${n.texts.word(t.role)}</span>
      ${bn(t,n)}
    </div>
    ${t.analysed?h`<es-lane part="ribbon" .display=${n} .leg=${t} .until=${e.endedAt} .scheme=${n.scheme}></es-lane>`:m}
  </section>`}function C(n){let e=/^[0-9a-f-]{32,36}$/.test(n.id)?n.id.slice(0,8):n.id;return n.sourceId?`${n.sourceId} · ${e}`:e}function bn(n,e){let{texts:t}=e;if(!n.analysed)return h`<span class="state quiet" part="state">${t.t("not_analysed")}</span>`;if(n.state==="none"){let s=n.speaking?"listening":n.pieces.length>0?"none":"silent";return h`<span class="state quiet" part="state">${t.t(s)}</span>`}return h`<span class="state" part="state">${z(n.state)} ${t.word(n.state)}</span>
    <span class="percent number">${Math.round(n.probability*100)} %</span>
    ${n.since===null?m:h`<span class="since number">${t.t("since",{time:M(e.now()-n.since)})}</span>`}`}function ps(n){return Math.max(n.startedAt,...[...n.legs.values()].map(e=>e.heardAt))}function yn(n,e){let t=[...n.legs.values()].some(s=>s.speaking&&s.analysed);return n.endedAt===null&&t&&e-ps(n)>re}$("es-tile",st);var ms=`/* The colours: of the page, and of each embedded element, whose host page may set those that begin with --emotion-. */

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
`;function fs(n,e){if(e==="dark"||e==="light")return e==="dark";let t=getComputedStyle(n).colorScheme.split(" ");return t.includes("dark")?!t.includes("light")||matchMedia("(prefers-color-scheme: dark)").matches:!1}async function it(n,e,t){let{getTicket:s}=n;try{return s===null?await Ke(e,t):await s()}catch(r){if(n.getTicket!==s)return null;if(s===null)throw r;n.dispatchEvent(new CustomEvent("emotion-error",{detail:{error:r},bubbles:!0,composed:!0}));let i=r?.status;if(i===401||i===403)throw new S(i,r instanceof Error?r.message:"");return null}}var kn=5e3,xn=2,ot=["customer","agent","unknown","mixed"],k=class extends y{constructor(){super(...arguments);this.url="";this.roles="";this.theme="auto";this.quiet=!1;this.getTicket=null;this.feed=null;this.texts=F("en");this.scheme="light";this.announcement="";this.#e=null;this.#t="";this.#s=0;this.#p=()=>this.requestUpdate();this.#d=()=>{let t=this.#e?.refusal?.message??null;this.tell("emotion-status",{status:this.status,reason:t})};this.#h=t=>{let s=t.detail,{data:r}=s;if(!(r.session_id!==void 0&&r.role!=null&&!this.shows(r.session_id,r.role))){if(te(s)==="state.v1"){let{session_id:i,leg_id:o,role:a,state:l,probability:d}=r;this.tell("emotion-state",{session_id:i,leg_id:o,role:a,state:l,probability:d}),l!=="none"&&x(l).need>=xn&&this.announce(this.#m("announce",r))}else te(s)==="alert.v1"&&this.shows(r.session_id,r.role??null)&&(this.tell("emotion-alert",r),r.status==="raised"&&this.announce(this.#m("announce_alert",r)));this.happened(s)}}}static{this.properties={url:{},roles:{},theme:{},quiet:{type:Boolean},getTicket:{attribute:!1},feed:{attribute:!1}}}static{this.styles=[de(ms),B,v`
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
    `]}#e;#t;#s;#n;get status(){return this.#e?.status??"connecting"}get paused(){return this.#e?.isPaused??!1}get model(){return this.#e?.model??$n}get isStale(){return this.#e?.isStale??!1}get lostAt(){return this.#e?.lostAt??null}clock(){return this.#e?.clock()??Date.now()}now(){return this.#e?.now()??Date.now()}showsRole(t){let s=this.roleNames();return s.length===0||s.includes(t)}addressOf(t){return null}pause(){this.paused||this.#e?.togglePause()}resume(){this.paused&&this.#e?.togglePause()}reconnect(){this.#e?.reconnect()}connectedCallback(){super.connectedCallback(),this.#a()}disconnectedCallback(){super.disconnectedCallback(),setTimeout(()=>this.isConnected||this.#c())}knowsWhat(){return this.#o()===void 0}streamOptions(){let t=this.roleNames();return t.length>0?{roles:t}:{}}roleNames(){return this.#i().filter(t=>ot.includes(t))}#i(){return(this.roles||"").split(/[\s,]+/).filter(Boolean)}#o(){return this.#i().find(t=>!ot.includes(t))}happened(t){}tell(t,s,r=!1){return this.dispatchEvent(new CustomEvent(t,{detail:s,bubbles:!0,composed:!0,cancelable:r}))}announce(t){let s=performance.now();this.quiet||s-this.#s<kn||(this.#s=s,this.announcement=t)}willUpdate(t){this.texts=F(this.closest("[lang]")?.lang,document.documentElement.lang,navigator.language),this.scheme=fs(this,this.theme)?"dark":"light",["url","roles","feed","session","callReference"].some(s=>t.has(s))&&this.#a(),t.has("getTicket")&&(this.status==="refused"||this.status==="lost")&&this.reconnect()}render(){let{texts:t,status:s}=this,r=this.paused?"resume":"pause";return h`<div class="palette ${this.scheme}" part="base" lang=${t.code}>
      <div class="bar" part="bar">
        <span class="status ${s}" part="status" role="status"><i aria-hidden="true"></i>${t.t(s)}</span>
        <span class="grow"></span>
        <button part="pause" aria-label=${t.t(r)} title=${t.t(r)} @click=${()=>this.#e?.togglePause()}>
          <svg viewBox="0 0 24 24" width="14" height="14" aria-hidden="true" fill="currentColor"><path d=${Sn[r]} /></svg>
        </button>
      </div>
      ${this.#r()}
      <div class=${this.isStale?"stale":""}>${this.content()}</div>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${this.announcement}</div>
    </div>`}#r(){let{texts:t}=this,s=o=>h`<p class="message" part="message" role="alert">${o}</p>`,r=this.#o();if(r!==void 0)return s(t.t("wrong_role",{role:r,roles:ot.join(" ")}));if(this.#e===null)return this.#l()===null?s(t.t("no_address")):m;if(this.#e.refusal!==null)return s(t.t("refused_element",{reason:this.#e.refusal.message}));let{lostAt:i}=this;return i!==null&&this.clock()-i>re/5?s(t.t("lost_element",{time:Ae(i,t.code)})):this.paused?h`<p class="bar" part="message">${t.t("paused_element")}</p>`:m}#l(){let t=this.url||(import.meta.url?.endsWith("/elements.js")?import.meta.url:""),s=t===""?null:An(t);return s!==null&&/^(https?|wss?):$/.test(s.protocol)?s.origin.replace(/^ws/,"http")+En(s):null}#a(){clearTimeout(this.#n),this.#n=setTimeout(()=>this.isConnected&&this.#u())}#u(){let t=this.#l(),s=this.streamOptions();if(!this.knowsWhat()){this.#c();return}let r=JSON.stringify([t,s]);if(this.feed===null?r===this.#t:this.feed===this.#e)return;if(this.#c(),this.feed===null&&t===null){this.requestUpdate();return}let i={getTicket:()=>it(this,t,s)};this.#e=this.feed??new ne(t,{...s,...i}),this.#t=this.feed===null?r:"",this.#e.addEventListener("change",this.#p),this.#e.addEventListener("status",this.#d),this.#e.addEventListener("event",this.#h),this.#e.retain(),this.requestUpdate()}#c(){this.#e!==null&&(this.#e.removeEventListener("change",this.#p),this.#e.removeEventListener("status",this.#d),this.#e.removeEventListener("event",this.#h),this.#e.release(),this.#e=null,this.#t="")}#p;#d;#h;shows(t,s){return s===null||this.showsRole(s)}#m(t,s){let{t:r,word:i}={t:this.texts.t.bind(this.texts),word:this.texts.word.bind(this.texts)},o=i(String(s.rule??""));return r(t,{role:i(s.role??"all"),id:s.session_id,state:i(s.state??""),rule:o})}},$n=new q,Sn={resume:"M7 4v16l13-8Z",pause:"M6 4h4v16H6ZM14 4h4v16h-4Z"};function An(n){try{return new URL(n,document.baseURI)}catch{return null}}function En({pathname:n}){return n.endsWith("/elements.js")?"":n}var Tn=["alert.v1","session.started.v1","session.changed.v1","session.ended.v1","gap.v1"],Oe=class extends k{constructor(){super(...arguments);this.session="";this.limit=0}static{this.properties={session:{},limit:{type:Number}}}static{this.styles=[...k.styles,v`
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
    `]}streamOptions(){let t={...super.streamOptions(),types:Tn};return this.session?{...t,sessions:[this.session]}:t}shows(t,s){return(!this.session||t===this.session)&&super.shows(t,s)}content(){let t=this.#e();return t.length===0?h`<p class="empty" part="empty">${this.texts.t("no_alert")}</p>`:h`<ul part="list" aria-label=${this.texts.t("alerts")}>
      ${xe(t,([s])=>s.id,([s,r])=>this.#t(s,r))}
    </ul>`}#e(){let s=[...this.model.sessions.values()].flatMap(r=>es(r).map(i=>[i,r])).filter(([r])=>this.shows(r.session_id,r.role));return s.sort(([r],[i])=>gs(r)-gs(i)||i.raised_at.localeCompare(r.raised_at)||r.id.localeCompare(i.id)),this.limit>0?s.slice(0,this.limit):s}#t(t,s){let{texts:r}=this,i=t.clearedAt===null,o=(t.clearedAt??this.now())-Date.parse(t.raised_at);return h`<li part=${i?"alert open":"alert cleared"} class=${i?t.acknowledged?"acknowledged":"":"cleared"}>
      ${H}
      <span class="rule" part="rule">${r.word(t.rule)}</span>
      <span class="when number">${M(o)}</span>
      <span class="about" part="about">${[t.role===null?"":r.word(t.role),this.#s(t),this.#n(t)].filter(Boolean).join(" · ")}</span>
      <span class="actions">
        <button part="select" @click=${()=>this.#i(s)}>${C(s)}</button>
        ${i&&!t.acknowledged?h`<button part="acknowledge" @click=${()=>this.#o(t)}>${r.t("acknowledge")}</button>`:m}
      </span>
    </li>`}#s({kind:t,labels:s,probability:r,threshold:i}){let o=l=>l===null?"–":`${Math.round(l*100)} %`,a={labels:s.map(l=>this.texts.word(l)).join(" + "),probability:o(r),threshold:o(i)};return t==="silence"?this.texts.t("alert_silence"):this.texts.t(t==="rising"?"alert_rising":"alert_above",a)}#n({clearedAt:t,reason:s,acknowledged:r,acknowledged_by:i}){return t!==null?this.texts.t("cleared",{reason:this.texts.word(s??"unknown")}):r?i===null?this.texts.t("acknowledged"):this.texts.t("acknowledged_by",{who:i}):""}#i(t){this.tell("emotion-select",{session_id:t.id,call_reference:t.callReference})}#o({id:t,session_id:s,leg_id:r,rule:i}){this.tell("emotion-acknowledge",{alert_id:t,session_id:s,leg_id:r,rule:i})}};function gs(n){return n.clearedAt!==null?2:n.acknowledged?1:0}var at=class extends W{constructor(e){if(super(e),e.type!==ye.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return w}update(e,[t]){let{style:s}=e.element;for(let[r,i]of Object.entries(t))s.setProperty(r,i);return w}},vs=we(at);var Mn=180,Cn=4,De=class extends k{constructor(){super(...arguments);this.session="";this.callReference="";this.details=!1}static{this.properties={session:{},callReference:{attribute:"call-reference"},details:{type:Boolean}}}static{this.styles=[...k.styles,nt,v`
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
    `]}knowsWhat(){return super.knowsWhat()&&!!(this.session||this.callReference)}streamOptions(){let t={...super.streamOptions(),recentS:Mn};return this.session?{...t,sessions:[this.session]}:t}shows(t,s){return t===(this.session||this.#e()?.id)&&super.shows(t,s)}content(){let{texts:t}=this,s=this.#e();if(s===void 0)return h`<p class="empty" part="empty">${t.t("waiting_session")}</p>`;let r=Me(s,o=>this.showsRole(o)),i=s.endedAt!==null;return h`<article part="session" aria-label=${C(s)}>
      <header part="header">
        <h2 title=${s.id}>${C(s)}</h2>
        <span class="muted number">
          ${i?t.t("ended",{reason:t.word(s.endReason)}):M(this.now()-s.startedAt)}
        </span>
      </header>
      ${Object.values(s.alerts).map(({acknowledged:o,rule:a})=>h`<p class="alert" part="alert">${H} ${t.t(o?"alert_acknowledged":"alert_open",{rule:t.word(a)})}</p>`)}
      ${r.map(o=>h`${rt(this,s,o)} ${this.details&&o.analysed?this.#t(o):m}`)}
    </article>`}#e(){let{sessions:t}=this.model;return this.session?t.get(this.session):this.callReference?[...t.values()].sort((r,i)=>i.startedAt-r.startedAt).find(r=>r.callReference===this.callReference):void 0}#t(t){let s=[...t.current.posterior].sort((r,i)=>i.probability-r.probability).slice(0,Cn);return h`<ul part="shares" aria-label=${`${this.texts.t("probabilities")}: ${this.texts.word(t.role)}`}>
      ${s.map(({name:r,probability:i})=>h`<li>
          <span>${z(r)} ${this.texts.word(r)}</span>
          <span class="share"><i ${vs({width:`${i*100}%`,background:x(r).colour})}></i></span>
          <span class="number">${Math.round(i*100)} %</span>
        </li>`)}
    </ul>`}};var Rn=["silent","unsure","lost","paused"],lt=class extends y{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[B,v`
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
    `]}render(){if(this.display===null)return m;let{model:t,texts:s}=this.display;return h`<div role="group" aria-label=${s.t("legend")}>
        ${[...t.labels].sort(be).map(r=>h`<span>${z(r)} ${s.word(r)}</span>`)}
        ${Rn.map(r=>h`<span><canvas width="52" height="32" data-kind=${r} aria-hidden="true"></canvas>${s.t(`hatch_${r}`)}</span>`)}
      </div>
      <p>${s.t("events_say")}</p>`}updated(){let t=getComputedStyle(this);for(let s of this.renderRoot.querySelectorAll("canvas")){let r=s.dataset.kind,i=t.getPropertyValue(r==="lost"?"--lost":"--hatch").trim();if(s.dataset.colour===i)continue;s.dataset.colour=i;let o=s.getContext("2d");o.setTransform(2,0,0,2,0,0),o.clearRect(0,0,26,16),o.fillStyle=Z(o,r,i),o.fillRect(0,0,26,16)}}};$("es-legend",lt);var On=180,Dn="tile, header, leg, role, state, ribbon, alert",Le=class extends k{constructor(){super(...arguments);this.state="";this.sort="need";this.limit=0;this.legend=!1;this.#e=new Ee}static{this.properties={state:{},sort:{},limit:{type:Number},legend:{type:Boolean}}}static{this.styles=[...k.styles,v`
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
    `]}#e;streamOptions(){return{...super.streamOptions(),recentS:On}}content(){let{texts:t,scheme:s,model:r}=this,i=rs.find(c=>c===this.sort)??"need",o=this.roleNames(),a={role:o.length===1?o[0]:"",state:this.state||"",sort:i},l=this.#e.sorted(r.sessions.values(),a),d=this.limit>0?l.slice(0,this.limit):l,p=h`<p class="empty" part="empty">${t.t(r.sessions.size>0?"no_match":"nobody")}</p>`;return h`${d.length===0?p:m}
      <div class="grid" part="grid">
        ${xe(d,c=>c.id,c=>h`<es-tile exportparts=${Dn} .display=${this} .session=${c} .stamp=${this.#t(c)} @choose=${()=>this.#s(c)}></es-tile>`)}
      </div>
      ${this.legend?h`<es-legend .display=${this} .stamp=${`${r.labels.length} ${t.code} ${s}`}></es-legend>`:m}`}#t(t){return`${t.version} ${Math.floor(this.now()/1e3)} ${this.isStale} ${this.texts.code} ${this.scheme}`}#s(t){this.tell("emotion-select",{session_id:t.id,call_reference:t.callReference})}};var _s="emotion-streamer";function ct(n){return{...n,protocol:_s,version:1}}function dt(n){let e=n;if(typeof e!="object"||e?.protocol!==_s)return null;if(e.version!==1)throw new TypeError(`version: expected 1, got ${String(e.version)}`);if(typeof e.type!="string")throw new TypeError("type: expected a word");return e}$("emotion-session",De);$("emotion-wall",Le);$("emotion-alerts",Oe);var ht=["session","call-reference","roles","state","sort","limit","legend","details","quiet","theme","lang"],Ln=["status","state","alert","select","acknowledge","error"],Pn=1e4,pt=new URLSearchParams(location.search),mt=location.pathname.split("/").at(-1),ie=In(pt.get("origin")),ut=new Map,Nn=0,A=document.createElement(`emotion-${mt}`);A.url=location.origin;ie!==null&&(A.getTicket=zn);for(let n of ht)bs(n,pt.get(n));document.documentElement.lang=F(pt.get("lang"),navigator.language).code;document.body.prepend(A);if(ie!==null){addEventListener("message",Un);for(let n of Ln)A.addEventListener(`emotion-${n}`,e=>oe({type:n,detail:Hn(e.detail)}));oe({type:"ready",detail:{view:mt}})}function In(n){if(n===null)return null;try{return new URL(n).origin}catch{return"null"}}function bs(n,e){if(!ht.includes(n))throw new TypeError(`${n}: expected one of ${ht.join(", ")}`);e===null?A.removeAttribute(n):A.setAttribute(n,String(e)),n==="theme"&&(document.documentElement.style.colorScheme=e==="dark"||e==="light"?e:"")}function oe(n){ie!=="null"&&parent!==window&&parent.postMessage(ct(n),ie)}function Un(n){if(!(n.source!==parent||n.origin!==ie))try{let e=dt(n.data);e!==null&&jn(e)}catch(e){oe({type:"error",detail:{message:String(e)}})}}function jn(n){if(n.type==="hello")oe({type:"ready",detail:{view:mt}}),A.reconnect();else if(n.type==="set")Object.entries(n.attributes??{}).forEach(([e,t])=>bs(e,t));else if(n.type==="ticket")ut.get(n.id)?.(n);else if(n.type==="reconnect")A.reconnect();else if(n.type==="pause")A.pause();else if(n.type==="resume")A.resume();else throw new TypeError(`type: expected hello, set, ticket, reconnect, pause or resume, got ${n.type.slice(0,40)}`)}async function zn(){let n=++Nn,e=await new Promise(s=>{ut.set(n,s),setTimeout(()=>s(null),Pn),oe({type:"ticket",id:n})});ut.delete(n);let t=e?.status;if(typeof t=="number")throw Object.assign(new Error(String(e.message)),{status:t});return e?.ticket??null}function Hn(n){let{error:e}=n??{};return e===void 0?n:{message:String(e)}}
