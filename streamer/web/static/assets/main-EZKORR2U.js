var Ws=globalThis,Bs=Ws.ShadowRoot&&(Ws.ShadyCSS===void 0||Ws.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ji=Symbol(),Do=new WeakMap,gs=class{constructor(e,n,s){if(this._$cssResult$=!0,s!==Ji)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=n}get styleSheet(){let e=this.o,n=this.t;if(Bs&&e===void 0){let s=n!==void 0&&n.length===1;s&&(e=Do.get(n)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&Do.set(n,e))}return e}toString(){return this.cssText}},Gs=t=>new gs(typeof t=="string"?t:t+"",void 0,Ji),Le=(t,...e)=>{let n=t.length===1?t[0]:e.reduce((s,i,o)=>s+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+t[o+1],t[0]);return new gs(n,t,Ji)},zo=(t,e)=>{if(Bs)t.adoptedStyleSheets=e.map(n=>n instanceof CSSStyleSheet?n:n.styleSheet);else for(let n of e){let s=document.createElement("style"),i=Ws.litNonce;i!==void 0&&s.setAttribute("nonce",i),s.textContent=n.cssText,t.appendChild(s)}},Qi=Bs?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let n="";for(let s of e.cssRules)n+=s.cssText;return Gs(n)})(t):t;var{is:Pu,defineProperty:Cu,getOwnPropertyDescriptor:Lu,getOwnPropertyNames:Ru,getOwnPropertySymbols:Du,getPrototypeOf:zu}=Object,js=globalThis,Oo=js.trustedTypes,Ou=Oo?Oo.emptyScript:"",Nu=js.reactiveElementPolyfillSupport,vs=(t,e)=>t,Xi={toAttribute(t,e){switch(e){case Boolean:t=t?Ou:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let n=t;switch(e){case Boolean:n=t!==null;break;case Number:n=t===null?null:Number(t);break;case Object:case Array:try{n=JSON.parse(t)}catch{n=null}}return n}},Ho=(t,e)=>!Pu(t,e),No={attribute:!0,type:String,converter:Xi,reflect:!1,useDefault:!1,hasChanged:Ho};Symbol.metadata??=Symbol("metadata"),js.litPropertyMetadata??=new WeakMap;var Wt=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,n=No){if(n.state&&(n.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((n=Object.create(n)).wrapped=!0),this.elementProperties.set(e,n),!n.noAccessor){let s=Symbol(),i=this.getPropertyDescriptor(e,s,n);i!==void 0&&Cu(this.prototype,e,i)}}static getPropertyDescriptor(e,n,s){let{get:i,set:o}=Lu(this.prototype,e)??{get(){return this[n]},set(a){this[n]=a}};return{get:i,set(a){let c=i?.call(this);o?.call(this,a),this.requestUpdate(e,c,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??No}static _$Ei(){if(this.hasOwnProperty(vs("elementProperties")))return;let e=zu(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(vs("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(vs("properties"))){let n=this.properties,s=[...Ru(n),...Du(n)];for(let i of s)this.createProperty(i,n[i])}let e=this[Symbol.metadata];if(e!==null){let n=litPropertyMetadata.get(e);if(n!==void 0)for(let[s,i]of n)this.elementProperties.set(s,i)}this._$Eh=new Map;for(let[n,s]of this.elementProperties){let i=this._$Eu(n,s);i!==void 0&&this._$Eh.set(i,n)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let n=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let i of s)n.unshift(Qi(i))}else e!==void 0&&n.push(Qi(e));return n}static _$Eu(e,n){let s=n.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,n=this.constructor.elementProperties;for(let s of n.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return zo(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,n,s){this._$AK(e,s)}_$ET(e,n){let s=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,s);if(i!==void 0&&s.reflect===!0){let o=(s.converter?.toAttribute!==void 0?s.converter:Xi).toAttribute(n,s.type);this._$Em=e,o==null?this.removeAttribute(i):this.setAttribute(i,o),this._$Em=null}}_$AK(e,n){let s=this.constructor,i=s._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let o=s.getPropertyOptions(i),a=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:Xi;this._$Em=i;let c=a.fromAttribute(n,o.type);this[i]=c??this._$Ej?.get(i)??c,this._$Em=null}}requestUpdate(e,n,s,i=!1,o){if(e!==void 0){let a=this.constructor;if(i===!1&&(o=this[e]),s??=a.getPropertyOptions(e),!((s.hasChanged??Ho)(o,n)||s.useDefault&&s.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,s))))return;this.C(e,n,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,n,{useDefault:s,reflect:i,wrapped:o},a){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??n??this[e]),o!==!0||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(n=void 0),this._$AL.set(e,n)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(n){Promise.reject(n)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,o]of this._$Ep)this[i]=o;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[i,o]of s){let{wrapped:a}=o,c=this[i];a!==!0||this._$AL.has(i)||c===void 0||this.C(i,void 0,o,c)}}let e=!1,n=this._$AL;try{e=this.shouldUpdate(n),e?(this.willUpdate(n),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(n)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(n)}willUpdate(e){}_$AE(e){this._$EO?.forEach(n=>n.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(n=>this._$ET(n,this[n])),this._$EM()}updated(e){}firstUpdated(e){}};Wt.elementStyles=[],Wt.shadowRootOptions={mode:"open"},Wt[vs("elementProperties")]=new Map,Wt[vs("finalized")]=new Map,Nu?.({ReactiveElement:Wt}),(js.reactiveElementVersions??=[]).push("2.1.2");var tl=globalThis,Io=t=>t,Ys=tl.trustedTypes,Vo=Ys?Ys.createPolicy("lit-html",{createHTML:t=>t}):void 0,nl="$lit$",Bt=`lit$${Math.random().toFixed(9).slice(2)}$`,sl="?"+Bt,Hu=`<${sl}>`,vn=document,_s=()=>vn.createComment(""),ws=t=>t===null||typeof t!="object"&&typeof t!="function",il=Array.isArray,jo=t=>il(t)||typeof t?.[Symbol.iterator]=="function",el=`[ 	
\f\r]`,bs=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Uo=/-->/g,Fo=/>/g,mn=RegExp(`>|${el}(?:([^\\s"'>=/]+)(${el}*=${el}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Wo=/'/g,Bo=/"/g,Yo=/^(?:script|style|textarea|title)$/i,ll=t=>(e,...n)=>({_$litType$:t,strings:e,values:n}),D=ll(1),xs=ll(2),$f=ll(3),vt=Symbol.for("lit-noChange"),ee=Symbol.for("lit-nothing"),Go=new WeakMap,gn=vn.createTreeWalker(vn,129);function qo(t,e){if(!il(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return Vo!==void 0?Vo.createHTML(e):e}var Ko=(t,e)=>{let n=t.length-1,s=[],i,o=e===2?"<svg>":e===3?"<math>":"",a=bs;for(let c=0;c<n;c++){let f=t[c],m,b,h=-1,v=0;for(;v<f.length&&(a.lastIndex=v,b=a.exec(f),b!==null);)v=a.lastIndex,a===bs?b[1]==="!--"?a=Uo:b[1]!==void 0?a=Fo:b[2]!==void 0?(Yo.test(b[2])&&(i=RegExp("</"+b[2],"g")),a=mn):b[3]!==void 0&&(a=mn):a===mn?b[0]===">"?(a=i??bs,h=-1):b[1]===void 0?h=-2:(h=a.lastIndex-b[2].length,m=b[1],a=b[3]===void 0?mn:b[3]==='"'?Bo:Wo):a===Bo||a===Wo?a=mn:a===Uo||a===Fo?a=bs:(a=mn,i=void 0);let y=a===mn&&t[c+1].startsWith("/>")?" ":"";o+=a===bs?f+Hu:h>=0?(s.push(m),f.slice(0,h)+nl+f.slice(h)+Bt+y):f+Bt+(h===-2?c:y)}return[qo(t,o+(t[n]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},ys=class t{constructor({strings:e,_$litType$:n},s){let i;this.parts=[];let o=0,a=0,c=e.length-1,f=this.parts,[m,b]=Ko(e,n);if(this.el=t.createElement(m,s),gn.currentNode=this.el.content,n===2||n===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(i=gn.nextNode())!==null&&f.length<c;){if(i.nodeType===1){if(i.hasAttributes())for(let h of i.getAttributeNames())if(h.endsWith(nl)){let v=b[a++],y=i.getAttribute(h).split(Bt),$=/([.?@])?(.*)/.exec(v);f.push({type:1,index:o,name:$[2],strings:y,ctor:$[1]==="."?Ks:$[1]==="?"?Zs:$[1]==="@"?Js:_n}),i.removeAttribute(h)}else h.startsWith(Bt)&&(f.push({type:6,index:o}),i.removeAttribute(h));if(Yo.test(i.tagName)){let h=i.textContent.split(Bt),v=h.length-1;if(v>0){i.textContent=Ys?Ys.emptyScript:"";for(let y=0;y<v;y++)i.append(h[y],_s()),gn.nextNode(),f.push({type:2,index:++o});i.append(h[v],_s())}}}else if(i.nodeType===8)if(i.data===sl)f.push({type:2,index:o});else{let h=-1;for(;(h=i.data.indexOf(Bt,h+1))!==-1;)f.push({type:7,index:o}),h+=Bt.length-1}o++}}static createElement(e,n){let s=vn.createElement("template");return s.innerHTML=e,s}};function bn(t,e,n=t,s){if(e===vt)return e;let i=s!==void 0?n._$Co?.[s]:n._$Cl,o=ws(e)?void 0:e._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(t),i._$AT(t,n,s)),s!==void 0?(n._$Co??=[])[s]=i:n._$Cl=i),i!==void 0&&(e=bn(t,i._$AS(t,e.values),i,s)),e}var qs=class{constructor(e,n){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:n},parts:s}=this._$AD,i=(e?.creationScope??vn).importNode(n,!0);gn.currentNode=i;let o=gn.nextNode(),a=0,c=0,f=s[0];for(;f!==void 0;){if(a===f.index){let m;f.type===2?m=new jn(o,o.nextSibling,this,e):f.type===1?m=new f.ctor(o,f.name,f.strings,this,e):f.type===6&&(m=new Qs(o,this,e)),this._$AV.push(m),f=s[++c]}a!==f?.index&&(o=gn.nextNode(),a++)}return gn.currentNode=vn,i}p(e){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,n),n+=s.strings.length-2):s._$AI(e[n])),n++}},jn=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,n,s,i){this.type=2,this._$AH=ee,this._$AN=void 0,this._$AA=e,this._$AB=n,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,n=this._$AM;return n!==void 0&&e?.nodeType===11&&(e=n.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,n=this){e=bn(this,e,n),ws(e)?e===ee||e==null||e===""?(this._$AH!==ee&&this._$AR(),this._$AH=ee):e!==this._$AH&&e!==vt&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):jo(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==ee&&ws(this._$AH)?this._$AA.nextSibling.data=e:this.T(vn.createTextNode(e)),this._$AH=e}$(e){let{values:n,_$litType$:s}=e,i=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=ys.createElement(qo(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(n);else{let o=new qs(i,this),a=o.u(this.options);o.p(n),this.T(a),this._$AH=o}}_$AC(e){let n=Go.get(e.strings);return n===void 0&&Go.set(e.strings,n=new ys(e)),n}k(e){il(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,i=0;for(let o of e)i===n.length?n.push(s=new t(this.O(_s()),this.O(_s()),this,this.options)):s=n[i],s._$AI(o),i++;i<n.length&&(this._$AR(s&&s._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);e!==this._$AB;){let s=Io(e).nextSibling;Io(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},_n=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,n,s,i,o){this.type=1,this._$AH=ee,this._$AN=void 0,this.element=e,this.name=n,this._$AM=i,this.options=o,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=ee}_$AI(e,n=this,s,i){let o=this.strings,a=!1;if(o===void 0)e=bn(this,e,n,0),a=!ws(e)||e!==this._$AH&&e!==vt,a&&(this._$AH=e);else{let c=e,f,m;for(e=o[0],f=0;f<o.length-1;f++)m=bn(this,c[s+f],n,f),m===vt&&(m=this._$AH[f]),a||=!ws(m)||m!==this._$AH[f],m===ee?e=ee:e!==ee&&(e+=(m??"")+o[f+1]),this._$AH[f]=m}a&&!i&&this.j(e)}j(e){e===ee?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Ks=class extends _n{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===ee?void 0:e}},Zs=class extends _n{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==ee)}},Js=class extends _n{constructor(e,n,s,i,o){super(e,n,s,i,o),this.type=5}_$AI(e,n=this){if((e=bn(this,e,n,0)??ee)===vt)return;let s=this._$AH,i=e===ee&&s!==ee||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,o=e!==ee&&(s===ee||i);i&&this.element.removeEventListener(this.name,this,s),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Qs=class{constructor(e,n,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){bn(this,e)}},Zo={M:nl,P:Bt,A:sl,C:1,L:Ko,R:qs,D:jo,V:bn,I:jn,H:_n,N:Zs,U:Js,B:Ks,F:Qs},Iu=tl.litHtmlPolyfillSupport;Iu?.(ys,jn),(tl.litHtmlVersions??=[]).push("3.3.3");var Jo=(t,e,n)=>{let s=n?.renderBefore??e,i=s._$litPart$;if(i===void 0){let o=n?.renderBefore??null;s._$litPart$=i=new jn(e.insertBefore(_s(),o),o,void 0,n??{})}return i._$AI(t),i};var ol=globalThis,nt=class extends Wt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let n=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Jo(n,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return vt}};nt._$litElement$=!0,nt.finalized=!0,ol.litElementHydrateSupport?.({LitElement:nt});var Vu=ol.litElementPolyfillSupport;Vu?.({LitElement:nt});(ol.litElementVersions??=[]).push("4.2.2");var Qo={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",listening:"hört zu",speaking:"spricht",silent:"still",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",silence:"niemand",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overload:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var Xs={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",listening:"listening",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",silence:"nobody",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",overload:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var wn={en:Xs,de:Qo},rl=Xs;function Xo(t){rl=wn[t]??Xs,document.documentElement.lang=t in wn?t:"en"}function S(t,e={}){return rl[t].replace(/\{(\w+)\}/g,(n,s)=>String(e[s]??""))}function we(t){return rl[t]??t.replaceAll("_"," ")}var Uu=["need","newest","name"];function al(t){let[e="",n=""]=t.replace(/^#/,"").split("?"),s=new URLSearchParams(n),[,i="",o=""]=e.split("/"),a=s.get("t");return{view:i==="s"&&o?"session":i==="health"?"health":"wall",sessionId:i==="s"?decodeURIComponent(o):"",t:a!==null&&/^\d+$/.test(a)?Number(a):null,role:s.get("role")??"",state:s.get("state")??"",sort:Uu.find(c=>c===s.get("sort"))??"need"}}function Xt(t){let e=new URLSearchParams;t.role&&e.set("role",t.role),t.state&&e.set("state",t.state),t.sort&&t.sort!=="need"&&e.set("sort",t.sort),t.view==="session"&&t.t!=null&&e.set("t",String(Math.round(t.t)));let n=t.view==="session"?`/s/${encodeURIComponent(t.sessionId??"")}`:t.view==="health"?"/health":"/",s=e.toString();return`#${n}${s?`?${s}`:""}`}var Fu="org.emotionstreamer.",ei=t=>t.type.replace(Fu,"");var Wu={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},ti="M3 3H21V21H3Z",er=[{colour:"#7a5195",shape:ti,pattern:"falling",need:1},{colour:"#4c9f70",shape:ti,pattern:"dots",need:1},{colour:"#b5651d",shape:ti,pattern:"cross",need:1},{colour:"#5b7db1",shape:ti,pattern:"rows",need:1}],ul=new Map,tr=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function Ht(t){let e=Wu[t]??ul.get(t);if(e!==void 0)return e;let n=er[ul.size%er.length];return ul.set(t,n),n}function ni(t,e){return nr(t)-nr(e)||t.localeCompare(e)}function nr(t){let e=tr.indexOf(t);return e<0?tr.length:e}var fl=15*6e4,Bu=6e4,sr="none",cl=class{constructor(e,n,s){this.id=e;this.origin=null;this.state=sr;this.probability=0;this.since=null;this.pieces=[];this.utterances=[];this.gaps=[];this.affect=[];this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;this.role=n?.role??s,this.codec=n?.codec??"",this.analysed=n?.analysed??!0}get speaking(){let e=this.utterances.at(-1);return e!==void 0&&e.to===null}},dl=class{constructor(e,n){this.id=e;this.sourceId="";this.endedAt=null;this.endReason="";this.legs=new Map;this.version=0;this.lostEvents=0;this.startedAt=n}},ii=class{constructor(){this.sessions=new Map;this.sources=new Map;this.labels=[];this.overload=null;this.lostEvents=0;this.version=0}clear(){this.sessions.clear(),this.sources.clear(),this.overload=null,this.version++}apply(e){let n=Date.parse(e.time),s=e.data,i=ei(e);this.version++,i==="source.health.v1"?this.sources.set(s.source_id,{id:s.source_id,state:s.state,detail:s.detail??"",at:n}):i==="overload.v1"?this.overload=s.active?s:null:i==="session.ended.v1"?this.#t(s,n):i==="gap.v1"?this.#i(s,n):s.session_id!==void 0&&this.#s(i,s,n)}forget(e){for(let n of this.sessions.values()){if(n.endedAt!==null&&e-n.endedAt>Bu){this.sessions.delete(n.id),this.version++;continue}for(let s of n.legs.values())Ku(s,e)}}#e(e,n){let s=this.sessions.get(e);return s===void 0&&(s=new dl(e,n),this.sessions.set(e,s)),s.version++,s}#t(e,n){let s=this.sessions.get(e.session_id);if(s!==void 0){s.endedAt=n,s.endReason=e.reason??"",s.version++;for(let i of s.legs.values())qu(i,n)}}#i(e,n){if(this.lostEvents+=e.lost_events??0,e.session_id==null)return;let s=this.#e(e.session_id,n);s.lostEvents+=e.lost_events??0;for(let i of e.leg_ids??[]){let o=s.legs.get(i);if(o?.origin==null||!e.lost_ms)continue;let a=n-o.origin;o.gaps.push({from:a-e.lost_ms,to:a,reason:e.reason??""})}}#s(e,n,s){let i=this.#e(n.session_id,s);if(e==="session.started.v1"||e==="session.changed.v1"){e==="session.started.v1"&&(i.startedAt=s),i.sourceId=n.source_id??i.sourceId;for(let a of n.legs??[])Gu(i,a,s);return}if(n.leg_id===void 0)return;let o=i.legs.get(n.leg_id)??ir(i,n.leg_id,n.role??"unknown");o.role=n.role??o.role,o.heardAt=Math.max(o.heardAt,s),e==="utterance.started.v1"?ju(o,n,s):e==="utterance.ended.v1"?Yu(o,n,s):e==="emotion.v1"?this.#n(o,n,s):e==="state.v1"&&(o.origin=s-n.since_ms,o.state=n.state,o.probability=n.probability,o.since=o.origin+n.since_ms)}#n(e,n,s){let i=n.audio;e.origin=s-i.end_ms,e.latencyMs=n.latency_ms?.audio_end_to_publish??e.latencyMs,e.inferenceMs=n.latency_ms?.inference??e.inferenceMs,e.model=`${n.model.name} ${n.model.version} (${n.model.precision})`,e.quality=i.quality;let o=e.utterances.at(-1),a=e.pieces.at(-1),c=o?.id===n.utterance_id?o.from:i.start_ms,f=a!==void 0&&a.to>c?a.to:c;f>=i.end_ms||(e.pieces.push({from:f,to:i.end_ms,shares:n.abstained?[]:this.#l(n),reason:n.abstained?n.reason??"unknown":null}),n.dimensions&&!n.abstained&&e.affect.push({at:i.end_ms,valence:n.dimensions.valence,arousal:n.dimensions.arousal}))}#l(e){let n=this.labels.map(()=>0);for(let{name:s,probability:i}of e.posterior??[]){let o=this.labels.indexOf(s);o<0&&(o=this.labels.push(s)-1),n[o]=i}return n}};function ir(t,e,n){let s=new cl(e,null,n);return t.legs.set(e,s),s}function Gu(t,e,n){let s=t.legs.get(e.leg_id)??ir(t,e.leg_id,e.role);s.role=e.role,s.codec=e.codec,s.analysed=e.analysed,s.origin??=n}function ju(t,e,n){let s=t.utterances.at(-1);s?.id!==e.utterance_id&&(s!==void 0&&(s.to??=e.start_ms),t.origin=n-e.start_ms,t.utterances.push({id:e.utterance_id,from:e.start_ms,to:null}))}function Yu(t,e,n){let{start_ms:s,end_ms:i}=e.audio;t.origin=n-i;let o=t.utterances.at(-1);o?.id===e.utterance_id?(o.from=s,o.to=i):t.utterances.push({id:e.utterance_id,from:s,to:i})}function qu(t,e){let n=t.utterances.at(-1);n!==void 0&&t.origin!==null&&(n.to??=e-t.origin),t.state=sr,t.probability=0}function Ku(t,e){if(t.origin===null)return;let n=e-fl-t.origin;si(t.pieces,s=>s.to<n),si(t.utterances,s=>(s.to??1/0)<n),si(t.gaps,s=>s.to<n),si(t.affect,s=>s.at<n)}function si(t,e){let n=0;for(;n<t.length&&e(t[n]);)n++;n>0&&t.splice(0,n)}var Yn=class extends Error{constructor(n){super(`no ticket: ${n}`);this.status=n}},li=class{constructor(e,n,s=location.origin){this.getTicket=e;this.listener=n;this.base=s;this.skewMs=0;this.lastMessageAt=0;this.#e=null;this.#t=500;this.#s=[];this.#n=new Set;this.#l=null;this.#o=!0;this.#a=!1;this.#r=!1;this.#u=()=>{this.#e===null&&this.#c()};this.#f=()=>{this.#a=!1;let e=this.#s,n=this.#o;this.#s=[],this.#o=!1,this.listener.events(e,n)}}#e;#t;#i;#s;#n;#l;#o;#a;#r;start(){this.#r=!1,this.#c(),this.#h(),addEventListener("online",this.#u)}stop(){this.#r=!0,clearTimeout(this.#i),removeEventListener("online",this.#u),this.#e?.close()}#u;async#c(){clearTimeout(this.#i),this.listener.status("connecting");try{let e=await this.getTicket();this.skewMs=Date.parse(e.issued_at)-Date.now(),this.#r||this.#p(e.ticket)}catch(e){e instanceof Yn&&e.status===401?this.listener.status("token"):e instanceof Yn&&e.status===403?this.listener.status("refused"):this.#d()}}#p(e){let n=new URL("/events",this.base);n.protocol=n.protocol.replace("http","ws"),n.searchParams.set("recent_s",String(180)),this.#l!==null&&n.searchParams.set("resume_from",this.#l);let s=new WebSocket(n,["cloudevents.json",`ticket.${e}`]);this.#e=s,s.onopen=()=>{this.#t=500,this.lastMessageAt=performance.now(),this.listener.status("open")},s.onmessage=i=>this.#m(JSON.parse(i.data)),s.onclose=()=>{this.#e===s&&(this.#e=null,this.#r||this.#d())}}#d(){if(this.#r)return;this.listener.status("lost");let e=this.#t*(.5+Math.random());this.#t=Math.min(2*this.#t,15e3),this.#i=setTimeout(()=>{this.#c()},e)}#m(e){this.lastMessageAt=performance.now(),e.type.endsWith("gap.v1")&&e.data.reason==="resume_expired"&&(this.#o=!0,this.#n.clear(),this.#s=[]),!this.#n.has(e.id)&&(this.#n.add(e.id),this.#n.size>4e3&&this.#n.delete(this.#n.values().next().value),this.#l=e.id,this.#s.push(e),!this.#a&&(this.#a=!0,document.hidden?setTimeout(this.#f,1e3):requestAnimationFrame(this.#f)))}#f;#h(){this.#r||fetch(new URL("/healthz",this.base),{signal:AbortSignal.timeout(4e3),cache:"no-store"}).then(async e=>this.listener.health({ok:e.ok,text:(await e.text()).trim()})).catch(()=>this.#e?.close()).finally(()=>setTimeout(()=>this.#h(),5e3))}};var Zu=5e3,lr=1e3,$s=5e3,Ju=5e3,Qu=2,hl=class extends EventTarget{constructor(){super(...arguments);this.model=new ii;this.status="connecting";this.health=null;this.route=al(location.hash);this.theme="auto";this.language="en";this.tokenIsWrong=!1;this.announcement="";this.#e=null;this.lostAt=null;this.#t="";this.#i=0;this.#s=!1;this.#n=new li(()=>this.#l(),{events:(n,s)=>this.#a(n,s),status:n=>this.#o(n),health:n=>{this.health=n,this.changed()}})}#e;#t;#i;#s;#n;start(){this.#u(),addEventListener("hashchange",()=>{this.route=al(location.hash),this.changed()}),setInterval(()=>this.model.forget(this.clock()),Zu),setInterval(()=>this.changed(!1),lr),this.#n.start()}clock(){return Date.now()+this.#n.skewMs}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>$s}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}go(n){location.hash=Xt({...this.route,...n})}setTheme(n){this.theme=n,n==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=n,or("theme",n),this.dispatchEvent(new Event("theme")),this.changed()}setLanguage(n){this.language=n in wn?n:"en",Xo(this.language),or("language",this.language),this.changed()}signIn(n){this.#t=n,this.#n.start()}changed(n=!0){if(this.#s||this.isPaused&&!n)return;this.#s=!0;let s=()=>{this.#s=!1,this.dispatchEvent(new Event("change"))};document.hidden?setTimeout(s,lr):requestAnimationFrame(s)}async#l(){let n={"Content-Type":"application/json"};this.#t&&(n.Authorization=`Bearer ${this.#t}`);let s=await fetch("/api/ticket",{method:"POST",headers:n,body:"{}",signal:AbortSignal.timeout(8e3)});if(!s.ok)throw new Yn(s.status);return await s.json()}#o(n){this.tokenIsWrong=n==="token"&&this.#t!=="",n==="open"?this.lostAt=null:this.lostAt??=this.clock(),this.status=n,this.changed()}#a(n,s){s&&this.model.clear();for(let i of n)this.model.apply(i),s||this.#r(i);this.changed(!1)}#r(n){if(ei(n)!=="state.v1"||Ht(n.data.state).need<Qu)return;let s=performance.now();if(n.data.state==="none"||s-this.#i<Ju)return;this.#i=s;let{role:i,session_id:o,state:a}=n.data;this.announcement=S("announce",{role:we(i),id:o,state:we(a)})}#u(){let n=navigator.language.slice(0,2);this.setLanguage(rr("language")??(n in wn?n:"en"));let s=rr("theme");this.setTheme(s==="light"||s==="dark"?s:"auto")}};function or(t,e){try{localStorage.setItem(`emotion-streamer.${t}`,e)}catch{return}}function rr(t){try{return localStorage.getItem(`emotion-streamer.${t}`)}catch{return null}}var A=new hl;function bt(t){let e=Math.max(0,Math.floor(t/1e3)),n=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(n[0]===0?n.slice(1):n).map((i,o)=>o===0?String(i):String(i).padStart(2,"0")).join(":")}function oi(t){return new Date(t).toLocaleTimeString(A.language,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var ri={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ai=t=>(...e)=>({_$litDirective$:t,values:e}),qn=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,n,s){this._$Ct=e,this._$AM=n,this._$Ci=s}_$AS(e,n){return this.update(e,n)}update(e,n){return this.render(...n)}};var pl=class extends qn{constructor(e){if(super(e),e.type!==ri.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return vt}update(e,[n]){let{style:s}=e.element;for(let[i,o]of Object.entries(n))s.setProperty(i,o);return vt}},ui=ai(pl);function ar(t,e,n){let s=[];for(let c of t)if(c.origin!==null)for(let f of c.utterances){let[m,b]=Xu(f,c.origin,e,n);m<b&&s.push({at:m,leg:c.id,change:1},{at:b,leg:c.id,change:-1})}s.sort((c,f)=>c.at-f.at||c.change-f.change);let i={alone:new Map(t.map(c=>[c.id,0])),overlap:0,silence:0,total:Math.max(0,n-e)},o=new Map,a=e;for(let c of[...s,{at:n,leg:"",change:1}]){let f=[...o].filter(([,b])=>b>0).map(([b])=>b),m=c.at-a;f.length===0?i.silence+=m:f.length>1?i.overlap+=m:i.alone.set(f[0],i.alone.get(f[0])+m),o.set(c.leg,(o.get(c.leg)??0)+c.change),a=c.at}return i}function Xu(t,e,n,s){return[Math.max(n,t.from+e),Math.min(s,t.to===null?s:t.to+e)]}var Re=8,ec=5,ur=new Map;function cr(t,e,n,s,i){t.clearRect(0,0,s.width,s.height);let o=e.origin;if(o===null||!e.analysed)return;let a=s.width*s.scale/(s.to-s.from),c=h=>Math.round((h+o-s.from)*a)/s.scale,f=(h,v,y)=>{let $=Math.max(0,c(h)),L=Math.min(s.width,c(v));L<=$||(t.fillStyle=y,t.fillRect($,0,Math.max(.5,L-$),s.height))},m=s.until-o;f(0,m,Kn(t,"silent",i.hatch));for(let{from:h,to:v}of e.utterances)f(h,v??m,i.speech),v!==null&&f(h,v,Kn(t,"unsure",i.hatch));let b=n.map((h,v)=>v).sort((h,v)=>ni(n[h],n[v]));for(let h of e.pieces)c(h.to)<0||c(h.from)>s.width||(f(h.from,h.to,i.speech),h.reason===null?nc(t,h,n,b,c(h.from),c(h.to),s.height):f(h.from,h.to,Kn(t,tc(h.reason),i.hatch)));for(let h of e.gaps)f(h.from,h.to,i.speech),f(h.from,h.to,Kn(t,"lost",i.lost))}function tc(t){return t==="audio_lost"||t==="overload"?"lost":t==="paused"?"paused":"unsure"}function Kn(t,e,n){return dr(t,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns"}[e],n)}function nc(t,e,n,s,i,o,a){let c=a,f=Math.max(.5,o-i);for(let m of s){let b=(e.shares[m]??0)*a;if(b<.5)continue;let{colour:h,pattern:v}=Ht(n[m]);t.fillStyle=h,t.fillRect(i,c-b,f,b),v!=="plain"&&b>=ec&&(t.fillStyle=dr(t,v,"rgba(0, 0, 0, 0.38)"),t.fillRect(i,c-b,f,b)),c-=b}}function dr(t,e,n){let s=`${e} ${n}`,i=ur.get(s);return i===void 0&&(i=t.createPattern(sc(e,n),"repeat"),ur.set(s,i)),i}function sc(t,e){let n=document.createElement("canvas");n.width=n.height=Re;let s=n.getContext("2d");return s.strokeStyle=s.fillStyle=e,s.lineWidth=1.5,s.beginPath(),(t==="rising"||t==="cross")&&ci(s,[-2,2,2,-2],[0,Re,Re,0],[Re-2,Re+2,Re+2,Re-2]),(t==="falling"||t==="cross")&&ci(s,[-2,Re-2,2,Re+2],[0,0,Re,Re],[Re-2,-2,Re+2,2]),t==="rows"&&ci(s,[0,Re/2,Re,Re/2]),t==="columns"&&ci(s,[Re/2,0,Re/2,Re]),s.stroke(),t==="dots"&&s.fillRect(3,3,1.6,1.6),n}function ci(t,...e){for(let[n,s,i,o]of e)t.moveTo(n,s),t.lineTo(i,o)}var en=new Map,ml=!1;function fr(t){en.set(t,0),ml||(ml=!0,pr())}function hr(t){en.delete(t)}function Ss(t){en.has(t)&&en.set(t,0)}function pr(){if(en.size===0){ml=!1;return}setTimeout(()=>requestAnimationFrame(ic),100)}function ic(t){for(let[e,n]of en)if(!(!e.visible||n>t)&&(e.paint(),en.delete(e),en.set(e,t+e.everyMs),performance.now()-t>6))break;pr()}var _t=class extends nt{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),A.addEventListener("change",this.#e)}disconnectedCallback(){A.removeEventListener("change",this.#e),super.disconnectedCallback()}};function je(t,e){customElements.get(t)===void 0&&customElements.define(t,e)}function Zn(t){let{shape:e,colour:n}=Ht(t);return D`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${xs`<path d=${e} fill=${n} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var wt=Le`
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
`;var lc=18e4,oc=1e3,rc=5e3,gl=class extends nt{constructor(){super(...arguments);this.leg=null;this.from=null;this.to=null;this.until=null;this.everyMs=oc;this.visible=!1;this.#e=null;this.#t=null;this.#i=new IntersectionObserver(n=>{this.visible=n.at(-1).isIntersecting,this.visible&&Ss(this)});this.#s=new ResizeObserver(()=>Ss(this));this.#n=()=>{this.#t=null,Ss(this)}}static{this.properties={leg:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=Le`
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
  `}#e;#t;#i;#s;#n;connectedCallback(){super.connectedCallback(),this.#i.observe(this),this.#s.observe(this),A.addEventListener("theme",this.#n),matchMedia("(prefers-color-scheme: dark)").addEventListener("change",this.#n),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,rc)),fr(this)}disconnectedCallback(){hr(this),this.#i.disconnect(),this.#s.disconnect(),A.removeEventListener("theme",this.#n),matchMedia("(prefers-color-scheme: dark)").removeEventListener("change",this.#n),super.disconnectedCallback()}render(){return D`<canvas aria-hidden="true"></canvas>`}updated(){Ss(this)}paint(){let n=this.renderRoot.querySelector("canvas"),{clientWidth:s,clientHeight:i}=this;if(n===null||this.leg===null||s===0)return;let o=Math.min(devicePixelRatio,2);(n.width!==Math.round(s*o)||n.height!==Math.round(i*o))&&(n.width=Math.round(s*o),n.height=Math.round(i*o)),this.#e??=n.getContext("2d");let a=this.#e;a.setTransform(o,0,0,o,0,0),this.#t??=ac(this);let c=A.now(),f=this.to??c,m=this.from??f-lc,b=Math.min(this.until??1/0,A.lostAt??1/0,c);cr(a,this.leg,A.model.labels,{from:m,to:f,width:s,height:i,scale:o,until:b},this.#t)}};function ac(t){let e=getComputedStyle(t),n=s=>e.getPropertyValue(s).trim();return{speech:n("--speech"),hatch:n("--hatch"),lost:n("--lost"),cursor:n("--accent")}}je("es-lane",gl);var uc=["silent","unsure","lost","paused"],vl=class extends _t{static{this.styles=[wt,Le`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 18px;
        font-size: 0.85rem;
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
        font-size: 0.85rem;
        color: var(--muted);
      }
    `]}render(){return D`<div role="group" aria-label=${S("legend")}>
        ${[...A.model.labels].sort(ni).map(e=>D`<span>${Zn(e)} ${we(e)}</span>`)}
        ${uc.map(e=>D`<span><canvas width="52" height="32" data-kind=${e} aria-hidden="true"></canvas>${S(`hatch_${e}`)}</span>`)}
      </div>
      <p>${S("events_say")}</p>`}updated(){let e=getComputedStyle(this);for(let n of this.renderRoot.querySelectorAll("canvas")){let s=n.dataset.kind,i=e.getPropertyValue(s==="lost"?"--lost":"--hatch").trim();if(n.dataset.colour===i)continue;n.dataset.colour=i;let o=n.getContext("2d");o.setTransform(2,0,0,2,0,0),o.clearRect(0,0,26,16),o.fillStyle=Kn(o,s,i),o.fillRect(0,0,26,16)}}};je("es-legend",vl);var bl=class extends nt{constructor(){super(...arguments);this.session=null;this.stamp=""}static{this.properties={session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[wt,Le`
      article {
        position: relative;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
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
      article.need3::before {
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
      header a {
        color: inherit;
        text-decoration: none;
        font-weight: 650;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      header a::after {
        content: "";
        position: absolute;
        inset: 0;
        border-radius: 14px;
      }
      header a:focus-visible {
        outline: none;
      }
      header a:focus-visible::after {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }
      header .when {
        margin-left: auto;
        flex: none;
        font-size: 0.85rem;
      }
      .leg {
        display: grid;
        gap: 5px;
      }
      .line {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 1.5rem;
      }
      .role {
        font-size: 0.72rem;
        letter-spacing: 0.06em;
        text-transform: uppercase;
        color: var(--muted);
        font-weight: 600;
        min-width: 5.6em;
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        font-weight: 650;
        font-size: 1.02rem;
      }
      .state.quiet {
        font-weight: 400;
        color: var(--muted);
      }
      .percent {
        color: var(--muted);
        font-weight: 400;
        font-size: 0.88rem;
      }
      .since {
        margin-left: auto;
        font-size: 0.85rem;
        color: var(--muted);
      }
      .axis {
        display: flex;
        justify-content: space-between;
        font-size: 0.72rem;
        color: var(--muted);
      }
      .note {
        font-size: 0.85rem;
        color: var(--muted);
        padding: 6px 10px;
        border: 1px dashed var(--line-strong);
        border-radius: 6px;
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
    `]}render(){let n=this.session;if(n===null)return ee;let s=A.isStale||cc(n),i=n.endedAt!==null,o=[i?"ended":s?"stale":`need${di(n)}`];return D`<article class=${o.join(" ")} aria-label=${ks(n)}>
      <header>
        <a href=${Xt({view:"session",sessionId:n.id,t:null})} aria-label=${S("open_session",{id:ks(n)})} title=${n.id}>${ks(n)}</a>
        <span class="when muted number">
          ${i?S("ended",{reason:we(n.endReason)}):bt(A.now()-n.startedAt)}
        </span>
      </header>
      ${[...n.legs.values()].map(a=>this.#e(n,a))}
      <div class="axis" aria-hidden="true"><span>${S("minutes_ago")}</span><span>${S("now")}</span></div>
      ${s&&!i?D`<p class="note">${S("stale",{time:oi(mr(n))})}</p>`:ee}
    </article>`}#e(n,s){return D`<section class="leg">
      <div class="line">
        <span class="talking ${s.speaking?"on":""}" aria-hidden="true"></span>
        <span class="role">${we(s.role)}</span>
        ${_l(s)}
      </div>
      ${s.analysed?D`<es-lane .leg=${s} .until=${n.endedAt}></es-lane>`:ee}
    </section>`}};function ks(t){let e=/^[0-9a-f-]{32,36}$/.test(t.id)?t.id.slice(0,8):t.id;return t.sourceId?`${t.sourceId} · ${e}`:e}function _l(t){if(!t.analysed)return D`<span class="state quiet">${S("not_analysed")}</span>`;if(t.state==="none"){let e=t.speaking?S("listening"):t.pieces.length>0?S("none"):S("silent");return D`<span class="state quiet">${e}</span>`}return D`<span class="state">${Zn(t.state)} ${we(t.state)}</span>
    <span class="percent number">${Math.round(t.probability*100)} %</span>
    ${t.since===null?ee:D`<span class="since number">${S("since",{time:bt(A.now()-t.since)})}</span>`}`}function di(t){return t.endedAt!==null?0:Math.max(0,...[...t.legs.values()].map(e=>e.state==="none"?0:Ht(e.state).need))}function mr(t){return Math.max(t.startedAt,...[...t.legs.values()].map(e=>e.heardAt))}function cc(t){let e=[...t.legs.values()].some(n=>n.speaking&&n.analysed);return t.endedAt===null&&e&&A.clock()-mr(t)>2*$s}je("es-tile",bl);var dc="uplot",fc="u-hz",hc="u-vt",pc="u-title",mc="u-wrap",gc="u-under",vc="u-over",bc="u-axis",$n="u-off",_c="u-select",wc="u-cursor-x",yc="u-cursor-y",xc="u-cursor-pt",$c="u-legend",Sc="u-live",kc="u-inline",Ac="u-series",Ec="u-marker",gr="u-label",Mc="u-value",Es="width",Ms="height";var vr="bottom",Jn="left",wl="right",Nl="#000",br=Nl+"0",yl="mousemove",_r="mousedown",xl="mouseup",wr="mouseenter",yr="mouseleave",xr="dblclick",Tc="resize",Pc="scroll",$r="change",gi="dppxchange",Hl="--",is=typeof window<"u",El=is?document:null,Xn=is?window:null,Cc=is?navigator:null,ue,fi;function Ml(){let t=devicePixelRatio;ue!=t&&(ue=t,fi&&Pl($r,fi,Ml),fi=matchMedia(`(min-resolution: ${ue-.001}dppx) and (max-resolution: ${ue+.001}dppx)`),Sn($r,fi,Ml),Xn.dispatchEvent(new CustomEvent(gi)))}function at(t,e){if(e!=null){let n=t.classList;!n.contains(e)&&n.add(e)}}function Tl(t,e){let n=t.classList;n.contains(e)&&n.remove(e)}function ye(t,e,n){t.style[e]=n+"px"}function Mt(t,e,n,s){let i=El.createElement(t);return e!=null&&at(i,e),n?.insertBefore(i,s),i}function yt(t,e){return Mt("div",t,e)}var Sr=new WeakMap;function It(t,e,n,s,i){let o="translate("+e+"px,"+n+"px)",a=Sr.get(t);o!=a&&(t.style.transform=o,Sr.set(t,o),e<0||n<0||e>s||n>i?at(t,$n):Tl(t,$n))}var kr=new WeakMap;function Ar(t,e,n){let s=e+n,i=kr.get(t);s!=i&&(kr.set(t,s),t.style.background=e,t.style.borderColor=n)}var Er=new WeakMap;function Mr(t,e,n,s){let i=e+""+n,o=Er.get(t);i!=o&&(Er.set(t,i),t.style.height=n+"px",t.style.width=e+"px",t.style.marginLeft=s?-e/2+"px":0,t.style.marginTop=s?-n/2+"px":0)}var Il={passive:!0},Lc={...Il,capture:!0};function Sn(t,e,n,s){e.addEventListener(t,n,s?Lc:Il)}function Pl(t,e,n,s){e.removeEventListener(t,n,Il)}is&&Ml();function Tt(t,e,n,s){let i;n=n||0,s=s||e.length-1;let o=s<=2147483647;for(;s-n>1;)i=o?n+s>>1:ut((n+s)/2),e[i]<t?n=i:s=i;return t-e[n]<=e[s]-t?n:s}function na(t){return(n,s,i)=>{let o=-1,a=-1;for(let c=s;c<=i;c++)if(t(n[c])){o=c;break}for(let c=i;c>=s;c--)if(t(n[c])){a=c;break}return[o,a]}}var sa=t=>t!=null,ia=t=>t!=null&&t>0,_i=na(sa),Rc=na(ia);function Dc(t,e,n,s=0,i=!1){let o=i?Rc:_i,a=i?ia:sa;[e,n]=o(t,e,n);let c=t[e],f=t[e];if(e>-1)if(s==1)c=t[e],f=t[n];else if(s==-1)c=t[n],f=t[e];else for(let m=e;m<=n;m++){let b=t[m];a(b)&&(b<c?c=b:b>f&&(f=b))}return[c??pe,f??-pe]}function wi(t,e,n,s){let i=Cr(t),o=Cr(e);t==e&&(i==-1?(t*=n,e/=n):(t/=n,e*=n));let a=n==10?Gt:la,c=i==1?ut:xt,f=o==1?xt:ut,m=c(a(ze(t))),b=f(a(ze(e))),h=es(n,m),v=es(n,b);return n==10&&(m<0&&(h=me(h,-m)),b<0&&(v=me(v,-b))),s||n==2?(t=h*i,e=v*o):(t=ua(t,h),e=yi(e,v)),[t,e]}function Vl(t,e,n,s){let i=wi(t,e,n,s);return t==0&&(i[0]=0),e==0&&(i[1]=0),i}var Ul=.1,Tr={mode:3,pad:Ul},Ps={pad:0,soft:null,mode:0},zc={min:Ps,max:Ps};function vi(t,e,n,s){return xi(n)?Pr(t,e,n):(Ps.pad=n,Ps.soft=s?0:null,Ps.mode=s?3:0,Pr(t,e,zc))}function re(t,e){return t??e}function Oc(t,e,n){for(e=re(e,0),n=re(n,t.length-1);e<=n;){if(t[e]!=null)return!0;e++}return!1}function Pr(t,e,n){let s=n.min,i=n.max,o=re(s.pad,0),a=re(i.pad,0),c=re(s.hard,-pe),f=re(i.hard,pe),m=re(s.soft,pe),b=re(i.soft,-pe),h=re(s.mode,0),v=re(i.mode,0),y=e-t,$=Gt(y),L=Qe(ze(t),ze(e)),U=Gt(L),W=ze(U-$);(y<1e-24||W>10)&&(y=0,(t==0||e==0)&&(y=1e-24,h==2&&m!=pe&&(o=0),v==2&&b!=-pe&&(a=0)));let k=y||L||1e3,F=Gt(k),E=es(10,ut(F)),J=k*(y==0?t==0?.1:1:o),z=me(ua(t-J,E/10),24),Q=t>=m&&(h==1||h==3&&z<=m||h==2&&z>=m)?m:pe,q=Qe(c,z<Q&&t>=Q?Q:Pt(Q,z)),ne=k*(y==0?e==0?.1:1:a),Y=me(yi(e+ne,E/10),24),M=e<=b&&(v==1||v==3&&Y>=b||v==2&&Y<=b)?b:-pe,Z=Pt(f,Y>M&&e<=M?M:Qe(M,Y));return q==Z&&q==0&&(Z=100),[q,Z]}var Nc=new Intl.NumberFormat(is?Cc.language:"en-US"),Fl=t=>Nc.format(t),ct=Math,mi=ct.PI,ze=ct.abs,ut=ct.floor,De=ct.round,xt=ct.ceil,Pt=ct.min,Qe=ct.max,es=ct.pow,Cr=ct.sign,Gt=ct.log10,la=ct.log2,Hc=(t,e=1)=>ct.sinh(t)*e,$l=(t,e=1)=>ct.asinh(t/e),pe=1/0;function Lr(t){return(Gt((t^t>>31)-(t>>31))|0)+1}function Cl(t,e,n){return Pt(Qe(t,e),n)}function oa(t){return typeof t=="function"}function se(t){return oa(t)?t:()=>t}var Ic=()=>{},ra=t=>t,aa=(t,e)=>e,Vc=t=>null,Rr=t=>!0,Dr=(t,e)=>t==e,Uc=/\.\d*?(?=9{6,}|0{6,})/gm,kn=t=>{if(da(t)||nn.has(t))return t;let e=`${t}`,n=e.match(Uc);if(n==null)return t;let s=n[0].length-1;if(e.indexOf("e-")!=-1){let[i,o]=e.split("e");return+`${kn(i)}e${o}`}return me(t,s)};function yn(t,e){return kn(me(kn(t/e))*e)}function yi(t,e){return kn(xt(kn(t/e))*e)}function ua(t,e){return kn(ut(kn(t/e))*e)}function me(t,e=0){if(da(t))return t;let n=10**e,s=t*n*(1+Number.EPSILON);return De(s)/n}var nn=new Map;function ca(t){return((""+t).split(".")[1]||"").length}function Ls(t,e,n,s){let i=[],o=s.map(ca);for(let a=e;a<n;a++){let c=ze(a),f=me(es(t,a),c);for(let m=0;m<s.length;m++){let b=t==10?+`${s[m]}e${a}`:s[m]*f,h=(a>=0?0:c)+(a>=o[m]?0:o[m]),v=t==10?b:me(b,h);i.push(v),nn.set(v,h)}}return i}var Cs={},Wl=[],ts=[null,null],tn=Array.isArray,da=Number.isInteger,Fc=t=>t===void 0;function zr(t){return typeof t=="string"}function xi(t){let e=!1;if(t!=null){let n=t.constructor;e=n==null||n==Object}return e}function Wc(t){return t!=null&&typeof t=="object"}var Bc=Object.getPrototypeOf(Uint8Array),fa="__proto__";function ns(t,e=xi){let n;if(tn(t)){let s=t.find(i=>i!=null);if(tn(s)||e(s)){n=Array(t.length);for(let i=0;i<t.length;i++)n[i]=ns(t[i],e)}else n=t.slice()}else if(t instanceof Bc)n=t.slice();else if(e(t)){n={};for(let s in t)s!=fa&&(n[s]=ns(t[s],e))}else n=t;return n}function Te(t){let e=arguments;for(let n=1;n<e.length;n++){let s=e[n];for(let i in s)i!=fa&&(xi(t[i])?Te(t[i],ns(s[i])):t[i]=ns(s[i]))}return t}var Gc=0,jc=1,Yc=2;function qc(t,e,n){for(let s=0,i,o=-1;s<e.length;s++){let a=e[s];if(a>o){for(i=a-1;i>=0&&t[i]==null;)t[i--]=null;for(i=a+1;i<n&&t[i]==null;)t[o=i++]=null}}}function Kc(t,e){if(Qc(t)){let a=t[0].slice();for(let c=1;c<t.length;c++)a.push(...t[c].slice(1));return Xc(a[0])||(a=Jc(a)),a}let n=new Set;for(let a=0;a<t.length;a++){let f=t[a][0],m=f.length;for(let b=0;b<m;b++)n.add(f[b])}let s=[Array.from(n).sort((a,c)=>a-c)],i=s[0].length,o=new Map;for(let a=0;a<i;a++)o.set(s[0][a],a);for(let a=0;a<t.length;a++){let c=t[a],f=c[0];for(let m=1;m<c.length;m++){let b=c[m],h=Array(i).fill(void 0),v=e?e[a][m]:jc,y=[];for(let $=0;$<b.length;$++){let L=b[$],U=o.get(f[$]);L===null?v!=Gc&&(h[U]=L,v==Yc&&y.push(U)):h[U]=L}qc(h,y,i),s.push(h)}}return s}var Zc=typeof queueMicrotask>"u"?t=>Promise.resolve().then(t):queueMicrotask;function Jc(t){let e=t[0],n=e.length,s=Array(n);for(let o=0;o<s.length;o++)s[o]=o;s.sort((o,a)=>e[o]-e[a]);let i=[];for(let o=0;o<t.length;o++){let a=t[o],c=Array(n);for(let f=0;f<n;f++)c[f]=a[s[f]];i.push(c)}return i}function Qc(t){let e=t[0][0],n=e.length;for(let s=1;s<t.length;s++){let i=t[s][0];if(i.length!=n)return!1;if(i!=e){for(let o=0;o<n;o++)if(i[o]!=e[o])return!1}}return!0}function Xc(t,e=100){let n=t.length;if(n<=1)return!0;let s=0,i=n-1;for(;s<=i&&t[s]==null;)s++;for(;i>=s&&t[i]==null;)i--;if(i<=s)return!0;let o=Qe(1,ut((i-s+1)/e));for(let a=t[s],c=s+o;c<=i;c+=o){let f=t[c];if(f!=null){if(f<=a)return!1;a=f}}return!0}var ha=["January","February","March","April","May","June","July","August","September","October","November","December"],pa=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function ma(t){return t.slice(0,3)}var ed=pa.map(ma),td=ha.map(ma),nd={MMMM:ha,MMM:td,WWWW:pa,WWW:ed};function As(t){return(t<10?"0":"")+t}function sd(t){return(t<10?"00":t<100?"0":"")+t}var id={YYYY:t=>t.getFullYear(),YY:t=>(t.getFullYear()+"").slice(2),MMMM:(t,e)=>e.MMMM[t.getMonth()],MMM:(t,e)=>e.MMM[t.getMonth()],MM:t=>As(t.getMonth()+1),M:t=>t.getMonth()+1,DD:t=>As(t.getDate()),D:t=>t.getDate(),WWWW:(t,e)=>e.WWWW[t.getDay()],WWW:(t,e)=>e.WWW[t.getDay()],HH:t=>As(t.getHours()),H:t=>t.getHours(),h:t=>{let e=t.getHours();return e==0?12:e>12?e-12:e},AA:t=>t.getHours()>=12?"PM":"AM",aa:t=>t.getHours()>=12?"pm":"am",a:t=>t.getHours()>=12?"p":"a",mm:t=>As(t.getMinutes()),m:t=>t.getMinutes(),ss:t=>As(t.getSeconds()),s:t=>t.getSeconds(),fff:t=>sd(t.getMilliseconds())};function Bl(t,e){e=e||nd;let n=[],s=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=s.exec(t);)n.push(i[0][0]=="{"?id[i[1]]:i[0]);return o=>{let a="";for(let c=0;c<n.length;c++)a+=typeof n[c]=="string"?n[c]:n[c](o,e);return a}}var ld=new Intl.DateTimeFormat().resolvedOptions().timeZone;function od(t,e){let n;return e=="UTC"||e=="Etc/UTC"?n=new Date(+t+t.getTimezoneOffset()*6e4):e==ld?n=t:(n=new Date(t.toLocaleString("en-US",{timeZone:e})),n.setMilliseconds(t.getMilliseconds())),n}var ga=t=>t%1==0,bi=[1,2,2.5,5],rd=Ls(10,-32,0,bi),va=Ls(10,0,32,bi),ad=va.filter(ga),xn=rd.concat(va),Gl=`
`,ba="{YYYY}",Or=Gl+ba,_a="{M}/{D}",Ts=Gl+_a,hi=Ts+"/{YY}",wa="{aa}",ud="{h}:{mm}",Qn=ud+wa,Nr=Gl+Qn,Hr=":{ss}",de=null;function ya(t){let e=t*1e3,n=e*60,s=n*60,i=s*24,o=i*30,a=i*365,f=(t==1?Ls(10,0,3,bi).filter(ga):Ls(10,-3,0,bi)).concat([e,e*5,e*10,e*15,e*30,n,n*5,n*10,n*15,n*30,s,s*2,s*3,s*4,s*6,s*8,s*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,o,o*2,o*3,o*4,o*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),m=[[a,ba,de,de,de,de,de,de,1],[i*28,"{MMM}",Or,de,de,de,de,de,1],[i,_a,Or,de,de,de,de,de,1],[s,"{h}"+wa,hi,de,Ts,de,de,de,1],[n,Qn,hi,de,Ts,de,de,de,1],[e,Hr,hi+" "+Qn,de,Ts+" "+Qn,de,Nr,de,1],[t,Hr+".{fff}",hi+" "+Qn,de,Ts+" "+Qn,de,Nr,de,1]];function b(h){return(v,y,$,L,U,W)=>{let k=[],F=U>=a,E=U>=o&&U<a,J=h($),z=me(J*t,3),Q=Sl(J.getFullYear(),F?0:J.getMonth(),E||F?1:J.getDate()),q=me(Q*t,3);if(E||F){let ne=E?U/o:0,Y=F?U/a:0,M=z==q?z:me(Sl(Q.getFullYear()+Y,Q.getMonth()+ne,1)*t,3),Z=new Date(De(M/t)),O=Z.getFullYear(),G=Z.getMonth();for(let V=0;M<=L;V++){let ie=Sl(O+Y*V,G+ne*V,1),I=ie-h(me(ie*t,3));M=me((+ie+I)*t,3),M<=L&&k.push(M)}}else{let ne=U>=i?i:U,Y=ut($)-ut(z),M=q+Y+yi(z-q,ne);k.push(M);let Z=h(M),O=Z.getHours()+Z.getMinutes()/n+Z.getSeconds()/s,G=U/s,V=v.axes[y]._space,ie=W/V;for(;M=me(M+U,t==1?0:3),!(M>L);)if(G>1){let I=ut(me(O+G,6))%24,le=h(M).getHours()-I;le>1&&(le=-1),M-=le*s,O=(O+G)%24;let fe=k[k.length-1];me((M-fe)/U,3)*ie>=.7&&k.push(M)}else k.push(M)}return k}}return[f,m,b]}var[cd,dd,fd]=ya(1),[hd,pd,md]=ya(.001);Ls(2,-53,53,[1]);function Ir(t,e){return t.map(n=>n.map((s,i)=>i==0||i==8||s==null?s:e(i==1||n[8]==0?s:n[1]+s)))}function Vr(t,e){return(n,s,i,o,a)=>{let c=e.find($=>a>=$[0])||e[e.length-1],f,m,b,h,v,y;return s.map($=>{let L=t($),U=L.getFullYear(),W=L.getMonth(),k=L.getDate(),F=L.getHours(),E=L.getMinutes(),J=L.getSeconds(),z=U!=f&&c[2]||W!=m&&c[3]||k!=b&&c[4]||F!=h&&c[5]||E!=v&&c[6]||J!=y&&c[7]||c[1];return f=U,m=W,b=k,h=F,v=E,y=J,z(L)})}}function gd(t,e){let n=Bl(e);return(s,i,o,a,c)=>i.map(f=>n(t(f)))}function Sl(t,e,n){return new Date(t,e,n)}function Ur(t,e){return e(t)}var vd="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Fr(t,e){return(n,s,i,o)=>o==null?Hl:e(t(s))}function bd(t,e){let n=t.series[e];return n.width?n.stroke(t,e):n.points.width?n.points.stroke(t,e):null}function _d(t,e){return t.series[e].fill(t,e)}var wd={show:!0,live:!0,isolate:!1,mount:Ic,markers:{show:!0,width:2,stroke:bd,fill:_d,dash:"solid"},idx:null,idxs:null,values:[]};function yd(t,e){let n=t.cursor.points,s=yt(),i=n.size(t,e);ye(s,Es,i),ye(s,Ms,i);let o=i/-2;ye(s,"marginLeft",o),ye(s,"marginTop",o);let a=n.width(t,e,i);return a&&ye(s,"borderWidth",a),s}function xd(t,e){let n=t.series[e].points;return n._fill||n._stroke}function $d(t,e){let n=t.series[e].points;return n._stroke||n._fill}function Sd(t,e){return t.series[e].points.size}var kl=[0,0];function kd(t,e,n){return kl[0]=e,kl[1]=n,kl}function pi(t,e,n,s=!0){return i=>{i.button==0&&(!s||i.target==e)&&n(i)}}function Al(t,e,n,s=!0){return i=>{(!s||i.target==e)&&n(i)}}var Ad={show:!0,x:!0,y:!0,lock:!1,move:kd,points:{one:!1,show:yd,size:Sd,width:0,stroke:$d,fill:xd},bind:{mousedown:pi,mouseup:pi,click:pi,dblclick:pi,mousemove:Al,mouseleave:Al,mouseenter:Al},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(t,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(t,e,n,s,i)=>s-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},xa={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},jl=Te({},xa,{filter:aa}),$a=Te({},jl,{size:10}),Sa=Te({},xa,{show:!1}),Yl='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',ka="bold "+Yl,Aa=1.5,Wr={show:!0,scale:"x",stroke:Nl,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:ka,side:2,grid:jl,ticks:$a,border:Sa,font:Yl,lineGap:Aa,rotate:0},Ed="Value",Md="Time",Br={show:!0,scale:"x",auto:!1,sorted:1,min:pe,max:-pe,idxs:[]};function Td(t,e,n,s,i){return e.map(o=>o==null?"":Fl(o))}function Pd(t,e,n,s,i,o,a){let c=[],f=nn.get(i)||0;n=a?n:me(yi(n,i),f);for(let m=n;m<=s;m=me(m+i,f))c.push(Object.is(m,-0)?0:m);return c}function Ll(t,e,n,s,i,o,a){let c=[],f=t.scales[t.axes[e].scale].log,m=f==10?Gt:la,b=ut(m(n));i=es(f,b),f==10&&(i=xn[Tt(i,xn)]);let h=n,v=i*f;f==10&&(v=xn[Tt(v,xn)]);do c.push(h),h=h+i,f==10&&!nn.has(h)&&(h=me(h,nn.get(i))),h>=v&&(i=h,v=i*f,f==10&&(v=xn[Tt(v,xn)]));while(h<=s);return c}function Cd(t,e,n,s,i,o,a){let f=t.scales[t.axes[e].scale].asinh,m=s>f?Ll(t,e,Qe(f,n),s,i):[f],b=s>=0&&n<=0?[0]:[];return(n<-f?Ll(t,e,Qe(f,-s),-n,i):[f]).reverse().map(v=>-v).concat(b,m)}var Ea=/./,Ld=/[12357]/,Rd=/[125]/,Gr=/1/,Rl=(t,e,n,s)=>t.map((i,o)=>e==4&&i==0||o%s==0&&n.test(i.toExponential()[i<0?1:0])?i:null);function Dd(t,e,n,s,i){let o=t.axes[n],a=o.scale,c=t.scales[a],f=t.valToPos,m=o._space,b=f(10,a),h=f(9,a)-b>=m?Ea:f(7,a)-b>=m?Ld:f(5,a)-b>=m?Rd:Gr;if(h==Gr){let v=ze(f(1,a)-b);if(v<m)return Rl(e.slice().reverse(),c.distr,h,xt(m/v)).reverse()}return Rl(e,c.distr,h,1)}function zd(t,e,n,s,i){let o=t.axes[n],a=o.scale,c=o._space,f=t.valToPos,m=ze(f(1,a)-f(2,a));return m<c?Rl(e.slice().reverse(),3,Ea,xt(c/m)).reverse():e}function Od(t,e,n,s){return s==null?Hl:e==null?"":Fl(e)}var jr={show:!0,scale:"y",stroke:Nl,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:ka,side:3,grid:jl,ticks:$a,border:Sa,font:Yl,lineGap:Aa,rotate:0};function Nd(t,e){let n=3+(t||1)*2;return me(n*e,3)}function Hd(t,e){let{scale:n,idxs:s}=t.series[0],i=t._data[0],o=t.valToPos(i[s[0]],n,!0),a=t.valToPos(i[s[1]],n,!0),c=ze(a-o),f=t.series[e],m=c/(f.points.space*ue);return s[1]-s[0]<=m}var Yr={scale:null,auto:!0,sorted:0,min:pe,max:-pe},Ma=(t,e,n,s,i)=>i,qr={show:!0,auto:!0,sorted:0,gaps:Ma,alpha:1,facets:[Te({},Yr,{scale:"x"}),Te({},Yr,{scale:"y"})]},Kr={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Ma,alpha:1,points:{show:Hd,filter:null},values:null,min:pe,max:-pe,idxs:[],path:null,clip:null};function Id(t,e,n,s,i){return n/10}var Ta={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Vd=Te({},Ta,{time:!1,ori:1}),Zr={};function Pa(t,e){let n=Zr[t];return n||(n={key:t,plots:[],sub(s){n.plots.push(s)},unsub(s){n.plots=n.plots.filter(i=>i!=s)},pub(s,i,o,a,c,f,m){for(let b=0;b<n.plots.length;b++)n.plots[b]!=i&&n.plots[b].pub(s,i,o,a,c,f,m)}},t!=null&&(Zr[t]=n)),n}var ss=1,Dl=2;function An(t,e,n){let s=t.mode,i=t.series[e],o=s==2?t._data[e]:t._data,a=t.scales,c=t.bbox,f=o[0],m=s==2?o[1]:o[e],b=s==2?a[i.facets[0].scale]:a[t.series[0].scale],h=s==2?a[i.facets[1].scale]:a[i.scale],v=c.left,y=c.top,$=c.width,L=c.height,U=t.valToPosH,W=t.valToPosV;return b.ori==0?n(i,f,m,b,h,U,W,v,y,$,L,Si,ls,Ai,La,Da):n(i,f,m,b,h,W,U,y,v,L,$,ki,os,Zl,Ra,za)}function ql(t,e){let n=0,s=0,i=re(t.bands,Wl);for(let o=0;o<i.length;o++){let a=i[o];a.series[0]==e?n=a.dir:a.series[1]==e&&(a.dir==1?s|=1:s|=2)}return[n,s==1?-1:s==2?1:s==3?2:0]}function Ud(t,e,n,s,i){let o=t.mode,a=t.series[e],c=o==2?a.facets[1].scale:a.scale,f=t.scales[c];return i==-1?f.min:i==1?f.max:f.distr==3?f.dir==1?f.min:f.max:0}function jt(t,e,n,s,i,o){return An(t,e,(a,c,f,m,b,h,v,y,$,L,U)=>{let W=a.pxRound,k=m.dir*(m.ori==0?1:-1),F=m.ori==0?ls:os,E,J;k==1?(E=n,J=s):(E=s,J=n);let z=W(h(c[E],m,L,y)),Q=W(v(f[E],b,U,$)),q=W(h(c[J],m,L,y)),ne=W(v(o==1?b.max:b.min,b,U,$)),Y=new Path2D(i);return F(Y,q,ne),F(Y,z,ne),F(Y,z,Q),Y})}function $i(t,e,n,s,i,o){let a=null;if(t.length>0){a=new Path2D;let c=e==0?Ai:Zl,f=n;for(let h=0;h<t.length;h++){let v=t[h];if(v[1]>v[0]){let y=v[0]-f;y>0&&c(a,f,s,y,s+o),f=v[1]}}let m=n+i-f,b=10;m>0&&c(a,f,s-b/2,m,s+o+b)}return a}function Fd(t,e,n){let s=t[t.length-1];s&&s[0]==e?s[1]=n:t.push([e,n])}function Kl(t,e,n,s,i,o,a){let c=[],f=t.length;for(let m=i==1?n:s;m>=n&&m<=s;m+=i)if(e[m]===null){let h=m,v=m;if(i==1)for(;++m<=s&&e[m]===null;)v=m;else for(;--m>=n&&e[m]===null;)v=m;let y=o(t[h]),$=v==h?y:o(t[v]),L=h-i;y=a<=0&&L>=0&&L<f?o(t[L]):y;let W=v+i;$=a>=0&&W>=0&&W<f?o(t[W]):$,$>=y&&c.push([y,$])}return c}function Jr(t){return t==0?ra:t==1?De:e=>yn(e,t)}function Ca(t){let e=t==0?Si:ki,n=t==0?(i,o,a,c,f,m)=>{i.arcTo(o,a,c,f,m)}:(i,o,a,c,f,m)=>{i.arcTo(a,o,f,c,m)},s=t==0?(i,o,a,c,f)=>{i.rect(o,a,c,f)}:(i,o,a,c,f)=>{i.rect(a,o,f,c)};return(i,o,a,c,f,m=0,b=0)=>{m==0&&b==0?s(i,o,a,c,f):(m=Pt(m,c/2,f/2),b=Pt(b,c/2,f/2),e(i,o+m,a),n(i,o+c,a,o+c,a+f,m),n(i,o+c,a+f,o,a+f,b),n(i,o,a+f,o,a,b),n(i,o,a,o+c,a,m),i.closePath())}}var Si=(t,e,n)=>{t.moveTo(e,n)},ki=(t,e,n)=>{t.moveTo(n,e)},ls=(t,e,n)=>{t.lineTo(e,n)},os=(t,e,n)=>{t.lineTo(n,e)},Ai=Ca(0),Zl=Ca(1),La=(t,e,n,s,i,o)=>{t.arc(e,n,s,i,o)},Ra=(t,e,n,s,i,o)=>{t.arc(n,e,s,i,o)},Da=(t,e,n,s,i,o,a)=>{t.bezierCurveTo(e,n,s,i,o,a)},za=(t,e,n,s,i,o,a)=>{t.bezierCurveTo(n,e,i,s,a,o)};function Oa(t){return(e,n,s,i,o)=>An(e,n,(a,c,f,m,b,h,v,y,$,L,U)=>{let{pxRound:W,points:k}=a,F,E;m.ori==0?(F=Si,E=La):(F=ki,E=Ra);let J=me(k.width*ue,3),z=(k.size-k.width)/2*ue,Q=me(z*2,3),q=new Path2D,ne=new Path2D,{left:Y,top:M,width:Z,height:O}=e.bbox;Ai(ne,Y-Q,M-Q,Z+Q*2,O+Q*2);let G=V=>{if(f[V]!=null){let ie=W(h(c[V],m,L,y)),I=W(v(f[V],b,U,$));F(q,ie+z,I),E(q,ie,I,z,0,mi*2)}};if(o)o.forEach(G);else for(let V=s;V<=i;V++)G(V);return{stroke:J>0?q:null,fill:q,clip:ne,flags:ss|Dl}})}function Na(t){return(e,n,s,i,o,a)=>{s!=i&&(o!=s&&a!=s&&t(e,n,s),o!=i&&a!=i&&t(e,n,i),t(e,n,a))}}var Wd=Na(ls),Bd=Na(os);function Ha(t){let e=re(t?.alignGaps,0);return(n,s,i,o)=>An(n,s,(a,c,f,m,b,h,v,y,$,L,U)=>{[i,o]=_i(f,i,o);let W=a.pxRound,k=O=>W(h(O,m,L,y)),F=O=>W(v(O,b,U,$)),E,J;m.ori==0?(E=ls,J=Wd):(E=os,J=Bd);let z=m.dir*(m.ori==0?1:-1),Q={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ss},q=Q.stroke,ne=!1;if(o-i>=L*4){let O=N=>n.posToVal(N,m.key,!0),G=null,V=null,ie,I,Xe,xe=k(c[z==1?i:o]),le=k(c[i]),fe=k(c[o]),X=O(z==1?le+1:fe-1);for(let N=z==1?i:o;N>=i&&N<=o;N+=z){let Pe=c[N],$e=(z==1?Pe<X:Pe>X)?xe:k(Pe),ce=f[N];$e==xe?ce!=null?(I=ce,G==null?(E(q,$e,F(I)),ie=G=V=I):I<G?G=I:I>V&&(V=I)):ce===null&&(ne=!0):(G!=null&&J(q,xe,F(G),F(V),F(ie),F(I)),ce!=null?(I=ce,E(q,$e,F(I)),G=V=ie=I):(G=V=null,ce===null&&(ne=!0)),xe=$e,X=O(xe+z))}G!=null&&G!=V&&Xe!=xe&&J(q,xe,F(G),F(V),F(ie),F(I))}else for(let O=z==1?i:o;O>=i&&O<=o;O+=z){let G=f[O];G===null?ne=!0:G!=null&&E(q,k(c[O]),F(G))}let[M,Z]=ql(n,s);if(a.fill!=null||M!=0){let O=Q.fill=new Path2D(q),G=a.fillTo(n,s,a.min,a.max,M),V=F(G),ie=k(c[i]),I=k(c[o]);z==-1&&([I,ie]=[ie,I]),E(O,I,V),E(O,ie,V)}if(!a.spanGaps){let O=[];ne&&O.push(...Kl(c,f,i,o,z,k,e)),Q.gaps=O=a.gaps(n,s,i,o,O),Q.clip=$i(O,m.ori,y,$,L,U)}return Z!=0&&(Q.band=Z==2?[jt(n,s,i,o,q,-1),jt(n,s,i,o,q,1)]:jt(n,s,i,o,q,Z)),Q})}function Gd(t){let e=re(t.align,1),n=re(t.ascDesc,!1),s=re(t.alignGaps,0),i=re(t.extend,!1);return(o,a,c,f)=>An(o,a,(m,b,h,v,y,$,L,U,W,k,F)=>{[c,f]=_i(h,c,f);let E=m.pxRound,{left:J,width:z}=o.bbox,Q=le=>E($(le,v,k,U)),q=le=>E(L(le,y,F,W)),ne=v.ori==0?ls:os,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ss},M=Y.stroke,Z=v.dir*(v.ori==0?1:-1),O=q(h[Z==1?c:f]),G=Q(b[Z==1?c:f]),V=G,ie=G;i&&e==-1&&(ie=J,ne(M,ie,O)),ne(M,G,O);for(let le=Z==1?c:f;le>=c&&le<=f;le+=Z){let fe=h[le];if(fe==null)continue;let X=Q(b[le]),N=q(fe);e==1?ne(M,X,O):ne(M,V,N),ne(M,X,N),O=N,V=X}let I=V;i&&e==1&&(I=J+z,ne(M,I,O));let[Xe,xe]=ql(o,a);if(m.fill!=null||Xe!=0){let le=Y.fill=new Path2D(M),fe=m.fillTo(o,a,m.min,m.max,Xe),X=q(fe);ne(le,I,X),ne(le,ie,X)}if(!m.spanGaps){let le=[];le.push(...Kl(b,h,c,f,Z,Q,s));let fe=m.width*ue/2,X=n||e==1?fe:-fe,N=n||e==-1?-fe:fe;le.forEach(Pe=>{Pe[0]+=X,Pe[1]+=N}),Y.gaps=le=m.gaps(o,a,c,f,le),Y.clip=$i(le,v.ori,U,W,k,F)}return xe!=0&&(Y.band=xe==2?[jt(o,a,c,f,M,-1),jt(o,a,c,f,M,1)]:jt(o,a,c,f,M,xe)),Y})}function Qr(t,e,n,s,i,o,a=pe){if(t.length>1){let c=null;for(let f=0,m=1/0;f<t.length;f++)if(e[f]!==void 0){if(c!=null){let b=ze(t[f]-t[c]);b<m&&(m=b,a=ze(n(t[f],s,i,o)-n(t[c],s,i,o)))}c=f}}return a}function jd(t){t=t||Cs;let e=re(t.size,[.6,pe,1]),n=t.align||0,s=t.gap||0,i=t.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let o=se(i),a=1-e[0],c=re(e[1],pe),f=re(e[2],1),m=re(t.disp,Cs),b=re(t.each,y=>{}),{fill:h,stroke:v}=m;return(y,$,L,U)=>An(y,$,(W,k,F,E,J,z,Q,q,ne,Y,M)=>{let Z=W.pxRound,O=n,G=s*ue,V=c*ue,ie=f*ue,I,Xe;E.ori==0?[I,Xe]=o(y,$):[Xe,I]=o(y,$);let xe=E.dir*(E.ori==0?1:-1),le=E.ori==0?Ai:Zl,fe=E.ori==0?b:(C,ge,Ce,Pn,rn,Lt,an)=>{b(C,ge,Ce,rn,Pn,an,Lt)},X=re(y.bands,Wl).find(C=>C.series[0]==$),N=X!=null?X.dir:0,Pe=W.fillTo(y,$,W.min,W.max,N),Ye=Z(Q(Pe,J,M,ne)),$e,ce,$t,st=Y,ke=Z(W.width*ue),Ct=!1,Vt=null,dt=null,Yt=null,En=null;h!=null&&(ke==0||v!=null)&&(Ct=!0,Vt=h.values(y,$,L,U),dt=new Map,new Set(Vt).forEach(C=>{C!=null&&dt.set(C,new Path2D)}),ke>0&&(Yt=v.values(y,$,L,U),En=new Map,new Set(Yt).forEach(C=>{C!=null&&En.set(C,new Path2D)})));let{x0:Mn,size:as}=m;if(Mn!=null&&as!=null){O=1,k=Mn.values(y,$,L,U),Mn.unit==2&&(k=k.map(Ce=>y.posToVal(q+Ce*Y,E.key,!0)));let C=as.values(y,$,L,U);as.unit==2?ce=C[0]*Y:ce=z(C[0],E,Y,q)-z(0,E,Y,q),st=Qr(k,F,z,E,Y,q,st),$t=st-ce+G}else st=Qr(k,F,z,E,Y,q,st),$t=st*a+G,ce=st-$t;$t<1&&($t=0),ke>=ce/2&&(ke=0),$t<5&&(Z=ra);let Rs=$t>0,ln=st-$t-(Rs?ke:0);ce=Z(Cl(ln,ie,V)),$e=(O==0?ce/2:O==xe?0:ce)-O*xe*((O==0?G/2:0)+(Rs?ke/2:0));let qe={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Tn=Ct?null:new Path2D,Ut=null;if(X!=null)Ut=y.data[X.series[1]];else{let{y0:C,y1:ge}=m;C!=null&&ge!=null&&(F=ge.values(y,$,L,U),Ut=C.values(y,$,L,U))}let on=I*ce,K=Xe*ce;for(let C=xe==1?L:U;C>=L&&C<=U;C+=xe){let ge=F[C];if(ge==null)continue;if(Ut!=null){let et=Ut[C]??0;if(ge-et==0)continue;Ye=Q(et,J,M,ne)}let Ce=E.distr!=2||m!=null?k[C]:C,Pn=z(Ce,E,Y,q),rn=Q(re(ge,Pe),J,M,ne),Lt=Z(Pn-$e),an=Z(Qe(rn,Ye)),it=Z(Pt(rn,Ye)),ft=an-it;if(ge!=null){let et=ge<0?K:on,St=ge<0?on:K;Ct?(ke>0&&Yt[C]!=null&&le(En.get(Yt[C]),Lt,it+ut(ke/2),ce,Qe(0,ft-ke),et,St),Vt[C]!=null&&le(dt.get(Vt[C]),Lt,it+ut(ke/2),ce,Qe(0,ft-ke),et,St)):le(Tn,Lt,it+ut(ke/2),ce,Qe(0,ft-ke),et,St),fe(y,$,C,Lt-ke/2,it,ce+ke,ft)}}return ke>0?qe.stroke=Ct?En:Tn:Ct||(qe._fill=W.width==0?W._fill:W._stroke??W._fill,qe.width=0),qe.fill=Ct?dt:Tn,qe})}function Yd(t,e){let n=re(e?.alignGaps,0);return(s,i,o,a)=>An(s,i,(c,f,m,b,h,v,y,$,L,U,W)=>{[o,a]=_i(m,o,a);let k=c.pxRound,F=I=>k(v(I,b,U,$)),E=I=>k(y(I,h,W,L)),J,z,Q;b.ori==0?(J=Si,Q=ls,z=Da):(J=ki,Q=os,z=za);let q=b.dir*(b.ori==0?1:-1),ne=F(f[q==1?o:a]),Y=ne,M=[],Z=[];for(let I=q==1?o:a;I>=o&&I<=a;I+=q)if(m[I]!=null){let xe=f[I],le=F(xe);M.push(Y=le),Z.push(E(m[I]))}let O={stroke:t(M,Z,J,Q,z,k),fill:null,clip:null,band:null,gaps:null,flags:ss},G=O.stroke,[V,ie]=ql(s,i);if(c.fill!=null||V!=0){let I=O.fill=new Path2D(G),Xe=c.fillTo(s,i,c.min,c.max,V),xe=E(Xe);Q(I,Y,xe),Q(I,ne,xe)}if(!c.spanGaps){let I=[];I.push(...Kl(f,m,o,a,q,F,n)),O.gaps=I=c.gaps(s,i,o,a,I),O.clip=$i(I,b.ori,$,L,U,W)}return ie!=0&&(O.band=ie==2?[jt(s,i,o,a,G,-1),jt(s,i,o,a,G,1)]:jt(s,i,o,a,G,ie)),O})}function qd(t){return Yd(Kd,t)}function Kd(t,e,n,s,i,o){let a=t.length;if(a<2)return null;let c=new Path2D;if(n(c,t[0],e[0]),a==2)s(c,t[1],e[1]);else{let f=Array(a),m=Array(a-1),b=Array(a-1),h=Array(a-1);for(let v=0;v<a-1;v++)b[v]=e[v+1]-e[v],h[v]=t[v+1]-t[v],m[v]=b[v]/h[v];f[0]=m[0];for(let v=1;v<a-1;v++)m[v]===0||m[v-1]===0||m[v-1]>0!=m[v]>0?f[v]=0:(f[v]=3*(h[v-1]+h[v])/((2*h[v]+h[v-1])/m[v-1]+(h[v]+2*h[v-1])/m[v]),isFinite(f[v])||(f[v]=0));f[a-1]=m[a-2];for(let v=0;v<a-1;v++)i(c,t[v]+h[v]/3,e[v]+f[v]*h[v]/3,t[v+1]-h[v]/3,e[v+1]-f[v+1]*h[v]/3,t[v+1],e[v+1])}return c}var zl=new Set;function Xr(){for(let t of zl)t.syncRect(!0)}is&&(Sn(Tc,Xn,Xr),Sn(Pc,Xn,Xr,!0),Sn(gi,Xn,()=>{Fe.pxRatio=ue}));var Zd=Ha(),Jd=Oa();function ea(t,e,n,s){return(s?[t[0],t[1]].concat(t.slice(2)):[t[0]].concat(t.slice(1))).map((o,a)=>Ol(o,a,e,n))}function Qd(t,e){return t.map((n,s)=>s==0?{}:Te({},e,n))}function Ol(t,e,n,s){return Te({},e==0?n:s,t)}function Ia(t,e,n){return e==null?ts:[e,n]}var Xd=Ia;function ef(t,e,n){return e==null?ts:vi(e,n,Ul,!0)}function Va(t,e,n,s){return e==null?ts:wi(e,n,t.scales[s].log,!1)}var tf=Va;function Ua(t,e,n,s){return e==null?ts:Vl(e,n,t.scales[s].log,!1)}var nf=Ua;function sf(t,e,n,s,i){let o=Qe(Lr(t),Lr(e)),a=e-t,c=Tt(i/s*a,n);do{let f=n[c],m=s*f/a;if(m>=i&&o+(f<5?nn.get(f):0)<=17)return[f,m]}while(++c<n.length);return[0,0]}function ta(t){let e,n;return t=t.replace(/(\d+)px/,(s,i)=>(e=De((n=+i)*ue))+"px"),[t,e,n]}function lf(t){t.show&&[t.font,t.labelFont].forEach(e=>{let n=me(e[2]*ue,1);e[0]=e[0].replace(/[0-9.]+px/,n+"px"),e[1]=n})}function Fe(t,e,n){let s={mode:re(t.mode,1)},i=s.mode;function o(l,r,u,d){let p=r.valToPct(l);return d+u*(r.dir==-1?1-p:p)}function a(l,r,u,d){let p=r.valToPct(l);return d+u*(r.dir==-1?p:1-p)}function c(l,r,u,d){return r.ori==0?o(l,r,u,d):a(l,r,u,d)}s.valToPosH=o,s.valToPosV=a;let f=!1;s.status=0;let m=s.root=yt(dc);if(t.id!=null&&(m.id=t.id),at(m,t.class),t.title){let l=yt(pc,m);l.textContent=t.title}let b=Mt("canvas"),h=s.ctx=b.getContext("2d"),v=yt(mc,m);Sn("click",v,l=>{l.target===$&&(ve!=Un||Se!=Fn)&&Be.click(s,l)},!0);let y=s.under=yt(gc,v);v.appendChild(b);let $=s.over=yt(vc,v);t=ns(t);let L=+re(t.pxAlign,1),U=Jr(L);(t.plugins||[]).forEach(l=>{l.opts&&(t=l.opts(s,t)||t)});let W=t.ms||.001,k=s.series=i==1?ea(t.series||[],Br,Kr,!1):Qd(t.series||[null],qr),F=s.axes=ea(t.axes||[],Wr,jr,!0),E=s.scales={},J=s.bands=t.bands||[];J.forEach(l=>{l.fill=se(l.fill||null),l.dir=re(l.dir,-1)});let z=i==2?k[1].facets[0].scale:k[0].scale,Q={axes:mu,series:cu},q=(t.drawOrder||["axes","series"]).map(l=>Q[l]);function ne(l){let r=l.distr==3?u=>Gt(u>0?u:l.clamp(s,u,l.min,l.max,l.key)):l.distr==4?u=>$l(u,l.asinh):l.distr==100?u=>l.fwd(u):u=>u;return u=>{let d=r(u),{_min:p,_max:g}=l,_=g-p;return(d-p)/_}}function Y(l){let r=E[l];if(r==null){let u=(t.scales||Cs)[l]||Cs;if(u.from!=null){Y(u.from);let d=Te({},E[u.from],u,{key:l});d.valToPct=ne(d),E[l]=d}else{r=E[l]=Te({},l==z?Ta:Vd,u),r.key=l;let d=r.time,p=r.range,g=tn(p);if((l!=z||i==2&&!d)&&(g&&(p[0]==null||p[1]==null)&&(p={min:p[0]==null?Tr:{mode:1,hard:p[0],soft:p[0]},max:p[1]==null?Tr:{mode:1,hard:p[1],soft:p[1]}},g=!1),!g&&xi(p))){let _=p;p=(w,x,T)=>x==null?ts:vi(x,T,_)}r.range=se(p||(d?Xd:l==z?r.distr==3?tf:r.distr==4?nf:Ia:r.distr==3?Va:r.distr==4?Ua:ef)),r.auto=se(g?!1:r.auto),r.clamp=se(r.clamp||Id),r._min=r._max=null,r.valToPct=ne(r)}}}Y("x"),Y("y"),i==1&&k.forEach(l=>{Y(l.scale)}),F.forEach(l=>{Y(l.scale)});for(let l in t.scales)Y(l);let M=E[z],Z=M.distr,O,G;M.ori==0?(at(m,fc),O=o,G=a):(at(m,hc),O=a,G=o);let V={};for(let l in E){let r=E[l];(r.min!=null||r.max!=null)&&(V[l]={min:r.min,max:r.max},r.min=r.max=null)}let ie=t.tzDate||(l=>new Date(De(l/W))),I=t.fmtDate||Bl,Xe=W==1?fd(ie):md(ie),xe=Vr(ie,Ir(W==1?dd:pd,I)),le=Fr(ie,Ur(vd,I)),fe=[],X=s.legend=Te({},wd,t.legend),N=s.cursor=Te({},Ad,{drag:{y:i==2}},t.cursor),Pe=X.show,Ye=N.show,$e=X.markers;X.idxs=fe,$e.width=se($e.width),$e.dash=se($e.dash),$e.stroke=se($e.stroke),$e.fill=se($e.fill);let ce,$t,st,ke=[],Ct=[],Vt,dt=!1,Yt={};if(X.live){let l=k[1]?k[1].values:null;dt=l!=null,Vt=dt?l(s,1,0):{_:0};for(let r in Vt)Yt[r]=Hl}if(Pe)if(ce=Mt("table",$c,m),st=Mt("tbody",null,ce),X.mount(s,ce),dt){$t=Mt("thead",null,ce,st);let l=Mt("tr",null,$t);Mt("th",null,l);for(var En in Vt)Mt("th",gr,l).textContent=En}else at(ce,kc),X.live&&at(ce,Sc);let Mn={show:!0},as={show:!1};function Rs(l,r){if(r==0&&(dt||!X.live||i==2))return ts;let u=[],d=Mt("tr",Ac,st,st.childNodes[r]);at(d,l.class),l.show||at(d,$n);let p=Mt("th",null,d);if($e.show){let w=yt(Ec,p);if(r>0){let x=$e.width(s,r);x&&(w.style.border=x+"px "+$e.dash(s,r)+" "+$e.stroke(s,r)),w.style.background=$e.fill(s,r)}}let g=yt(gr,p);l.label instanceof HTMLElement?g.appendChild(l.label):g.textContent=l.label,r>0&&($e.show||(g.style.color=l.width>0?$e.stroke(s,r):$e.fill(s,r)),qe("click",p,w=>{if(N._lock)return;cn(w);let x=k.indexOf(l);if((w.ctrlKey||w.metaKey)!=X.isolate){let T=k.some((P,R)=>R>0&&R!=x&&P.show);k.forEach((P,R)=>{R>0&&Dt(R,T?R==x?Mn:as:Mn,!0,Me.setSeries)})}else Dt(x,{show:!l.show},!0,Me.setSeries)},!1),Ln&&qe(wr,p,w=>{N._lock||(cn(w),Dt(k.indexOf(l),Bn,!0,Me.setSeries))},!1));for(var _ in Vt){let w=Mt("td",Mc,d);w.textContent="--",u.push(w)}return[d,u]}let ln=new Map;function qe(l,r,u,d=!0){let p=ln.get(r)||{},g=N.bind[l](s,r,u,d);g&&(Sn(l,r,p[l]=g),ln.set(r,p))}function Tn(l,r,u){let d=ln.get(r)||{};for(let p in d)(l==null||p==l)&&(Pl(p,r,d[p]),delete d[p]);l==null&&ln.delete(r)}let Ut=0,on=0,K=0,C=0,ge=0,Ce=0,Pn=ge,rn=Ce,Lt=K,an=C,it=0,ft=0,et=0,St=0;s.bbox={};let Mi=!1,Ds=!1,Cn=!1,un=!1,zs=!1,ht=!1;function Ti(l,r,u){(u||l!=s.width||r!=s.height)&&so(l,r),Nn(!1),Cn=!0,Ds=!0,Hn()}function so(l,r){s.width=Ut=K=l,s.height=on=C=r,ge=Ce=0,su(),iu();let u=s.bbox;it=u.left=yn(ge*ue,.5),ft=u.top=yn(Ce*ue,.5),et=u.width=yn(K*ue,.5),St=u.height=yn(C*ue,.5)}let eu=3;function tu(){let l=!1,r=0;for(;!l;){r++;let u=hu(r),d=pu(r);l=r==eu||u&&d,l||(so(s.width,s.height),Ds=!0)}}function nu({width:l,height:r}){Ti(l,r)}s.setSize=nu;function su(){let l=!1,r=!1,u=!1,d=!1;F.forEach((p,g)=>{if(p.show&&p._show){let{side:_,_size:w}=p,x=_%2,T=p.label!=null?p.labelSize:0,P=w+T;P>0&&(x?(K-=P,_==3?(ge+=P,d=!0):u=!0):(C-=P,_==0?(Ce+=P,l=!0):r=!0))}}),dn[0]=l,dn[1]=u,dn[2]=r,dn[3]=d,K-=qt[1]+qt[3],ge+=qt[3],C-=qt[2]+qt[0],Ce+=qt[0]}function iu(){let l=ge+K,r=Ce+C,u=ge,d=Ce;function p(g,_){switch(g){case 1:return l+=_,l-_;case 2:return r+=_,r-_;case 3:return u-=_,u+_;case 0:return d-=_,d+_}}F.forEach((g,_)=>{if(g.show&&g._show){let w=g.side;g._pos=p(w,g._size),g.label!=null&&(g._lpos=p(w,g.labelSize))}})}if(N.dataIdx==null){let l=N.hover,r=l.skip=new Set(l.skip??[]);r.add(void 0);let u=l.prox=se(l.prox),d=l.bias??=0;N.dataIdx=(p,g,_,w)=>{if(g==0)return _;let x=_,T=u(p,g,_,w)??pe,P=T>=0&&T<pe,R=M.ori==0?K:C,j=N.left,ae=e[0],oe=e[g];if(r.has(oe[_])){x=null;let te=null,B=null,H;if(d==0||d==-1)for(H=_;te==null&&H-- >0;)r.has(oe[H])||(te=H);if(d==0||d==1)for(H=_;B==null&&H++<oe.length;)r.has(oe[H])||(B=H);if(te!=null||B!=null)if(P){let _e=te==null?-1/0:O(ae[te],M,R,0),Ae=B==null?1/0:O(ae[B],M,R,0),Ue=j-_e,he=Ae-j;Ue<=he?Ue<=T&&(x=te):he<=T&&(x=B)}else x=B==null?te:te==null?B:_-te<=B-_?te:B}else P&&ze(j-O(ae[_],M,R,0))>T&&(x=null);return x}}let cn=l=>{N.event=l};N.idxs=fe,N._lock=!1;let Ge=N.points;Ge.show=se(Ge.show),Ge.size=se(Ge.size),Ge.stroke=se(Ge.stroke),Ge.width=se(Ge.width),Ge.fill=se(Ge.fill);let Rt=s.focus=Te({},t.focus||{alpha:.3},N.focus),Ln=Rt.prox>=0,Rn=Ln&&Ge.one,pt=[],Dn=[],zn=[];function io(l,r){let u=Ge.show(s,r);if(u instanceof HTMLElement)return at(u,xc),at(u,l.class),It(u,-10,-10,K,C),$.insertBefore(u,pt[r]),u}function lo(l,r){if(i==1||r>0){let u=i==1&&E[l.scale].time,d=l.value;l.value=u?zr(d)?Fr(ie,Ur(d,I)):d||le:d||Od,l.label=l.label||(u?Md:Ed)}if(Rn||r>0){l.width=l.width==null?1:l.width,l.paths=l.paths||Zd||Vc,l.fillTo=se(l.fillTo||Ud),l.pxAlign=+re(l.pxAlign,L),l.pxRound=Jr(l.pxAlign),l.stroke=se(l.stroke||null),l.fill=se(l.fill||null),l._stroke=l._fill=l._paths=l._focus=null;let u=Nd(Qe(1,l.width),1),d=l.points=Te({},{size:u,width:Qe(1,u*.2),stroke:l.stroke,space:u*2,paths:Jd,_stroke:null,_fill:null},l.points);d.show=se(d.show),d.filter=se(d.filter),d.fill=se(d.fill),d.stroke=se(d.stroke),d.paths=se(d.paths),d.pxAlign=l.pxAlign}if(Pe){let u=Rs(l,r);ke.splice(r,0,u[0]),Ct.splice(r,0,u[1]),X.values.push(null)}if(Ye){fe.splice(r,0,null);let u=null;Rn?r==0&&(u=io(l,r)):r>0&&(u=io(l,r)),pt.splice(r,0,u),Dn.splice(r,0,0),zn.splice(r,0,0)}Ve("addSeries",r)}function lu(l,r){r=r??k.length,l=i==1?Ol(l,r,Br,Kr):Ol(l,r,{},qr),k.splice(r,0,l),lo(k[r],r)}s.addSeries=lu;function ou(l){if(k.splice(l,1),Pe){X.values.splice(l,1),Ct.splice(l,1);let r=ke.splice(l,1)[0];Tn(null,r.firstChild),r.remove()}Ye&&(fe.splice(l,1),pt.splice(l,1)[0].remove(),Dn.splice(l,1),zn.splice(l,1)),Ve("delSeries",l)}s.delSeries=ou;let dn=[!1,!1,!1,!1];function ru(l,r){if(l._show=l.show,l.show){let u=l.side%2,d=E[l.scale];d==null&&(l.scale=u?k[1].scale:z,d=E[l.scale]);let p=d.time;l.size=se(l.size),l.space=se(l.space),l.rotate=se(l.rotate),tn(l.incrs)&&l.incrs.forEach(_=>{!nn.has(_)&&nn.set(_,ca(_))}),l.incrs=se(l.incrs||(d.distr==2?ad:p?W==1?cd:hd:xn)),l.splits=se(l.splits||(p&&d.distr==1?Xe:d.distr==3?Ll:d.distr==4?Cd:Pd)),l.stroke=se(l.stroke),l.grid.stroke=se(l.grid.stroke),l.ticks.stroke=se(l.ticks.stroke),l.border.stroke=se(l.border.stroke);let g=l.values;l.values=tn(g)&&!tn(g[0])?se(g):p?tn(g)?Vr(ie,Ir(g,I)):zr(g)?gd(ie,g):g||xe:g||Td,l.filter=se(l.filter||(d.distr>=3&&d.log==10?Dd:d.distr==3&&d.log==2?zd:aa)),l.font=ta(l.font),l.labelFont=ta(l.labelFont),l._size=l.size(s,null,r,0),l._space=l._rotate=l._incrs=l._found=l._splits=l._values=null,l._size>0&&(dn[r]=!0,l._el=yt(bc,v))}}function us(l,r,u,d){let[p,g,_,w]=u,x=r%2,T=0;return x==0&&(w||g)&&(T=r==0&&!p||r==2&&!_?De(Wr.size/3):0),x==1&&(p||_)&&(T=r==1&&!g||r==3&&!w?De(jr.size/2):0),T}let oo=s.padding=(t.padding||[us,us,us,us]).map(l=>se(re(l,us))),qt=s._padding=oo.map((l,r)=>l(s,r,dn,0)),We,Oe=null,Ne=null,Os=i==1?k[0].idxs:null,kt=null,cs=!1;function ro(l,r){if(e=l??[],s.data=s._data=e,i==2){We=0;for(let u=1;u<k.length;u++)We+=e[u][0].length}else{e.length==0&&(s.data=s._data=e=[[]]),kt=e[0],We=kt.length;let u=e;if(Z==2){u=e.slice();let d=u[0]=Array(We);for(let p=0;p<We;p++)d[p]=p}s._data=e=u}if(Nn(!0),Ve("setData"),Z==2&&(Cn=!0),r!==!1){let u=M;u.auto(s,cs)?Pi():Zt(z,u.min,u.max),un=un||N.left>=0,ht=!0,Hn()}}s.setData=ro;function Pi(){cs=!0;let l,r;i==1&&(We>0?(Oe=Os[0]=0,Ne=Os[1]=We-1,l=e[0][Oe],r=e[0][Ne],Z==2?(l=Oe,r=Ne):l==r&&(Z==3?[l,r]=wi(l,l,M.log,!1):Z==4?[l,r]=Vl(l,l,M.log,!1):M.time?r=l+De(86400/W):[l,r]=vi(l,r,Ul,!0))):(Oe=Os[0]=l=null,Ne=Os[1]=r=null)),Zt(z,l,r)}let Ns,On,Ci,Li,Ri,Di,zi,Oi,Ni,tt;function ao(l,r,u,d,p,g){l??=br,u??=Wl,d??="butt",p??=br,g??="round",l!=Ns&&(h.strokeStyle=Ns=l),p!=On&&(h.fillStyle=On=p),r!=Ci&&(h.lineWidth=Ci=r),g!=Ri&&(h.lineJoin=Ri=g),d!=Di&&(h.lineCap=Di=d),u!=Li&&h.setLineDash(Li=u)}function uo(l,r,u,d){r!=On&&(h.fillStyle=On=r),l!=zi&&(h.font=zi=l),u!=Oi&&(h.textAlign=Oi=u),d!=Ni&&(h.textBaseline=Ni=d)}function Hi(l,r,u,d,p=0){if(d.length>0&&l.auto(s,cs)&&(r==null||r.min==null)){let g=re(Oe,0),_=re(Ne,d.length-1),w=u.min==null?Dc(d,g,_,p,l.distr==3):[u.min,u.max];l.min=Pt(l.min,u.min=w[0]),l.max=Qe(l.max,u.max=w[1])}}let co={min:null,max:null};function au(){for(let d in E){let p=E[d];V[d]==null&&(p.min==null||V[z]!=null&&p.auto(s,cs))&&(V[d]=co)}for(let d in E){let p=E[d];V[d]==null&&p.from!=null&&V[p.from]!=null&&(V[d]=co)}V[z]!=null&&Nn(!0);let l={};for(let d in V){let p=V[d];if(p!=null){let g=l[d]=ns(E[d],Wc);if(p.min!=null)Te(g,p);else if(d!=z||i==2)if(We==0&&g.from==null){let _=g.range(s,null,null,d);g.min=_[0],g.max=_[1]}else g.min=pe,g.max=-pe}}if(We>0){k.forEach((d,p)=>{if(i==1){let g=d.scale,_=V[g];if(_==null)return;let w=l[g];if(p==0){let x=w.range(s,w.min,w.max,g);w.min=x[0],w.max=x[1],Oe=Tt(w.min,e[0]),Ne=Tt(w.max,e[0]),Ne-Oe>1&&(e[0][Oe]<w.min&&Oe++,e[0][Ne]>w.max&&Ne--),d.min=kt[Oe],d.max=kt[Ne]}else d.show&&d.auto&&Hi(w,_,d,e[p],d.sorted);d.idxs[0]=Oe,d.idxs[1]=Ne}else if(p>0&&d.show&&d.auto){let[g,_]=d.facets,w=g.scale,x=_.scale,[T,P]=e[p],R=l[w],j=l[x];R!=null&&Hi(R,V[w],g,T,g.sorted),j!=null&&Hi(j,V[x],_,P,_.sorted),d.min=_.min,d.max=_.max}});for(let d in l){let p=l[d],g=V[d];if(p.from==null&&(g==null||g.min==null)){let _=p.range(s,p.min==pe?null:p.min,p.max==-pe?null:p.max,d);p.min=_[0],p.max=_[1]}}}for(let d in l){let p=l[d];if(p.from!=null){let g=l[p.from];if(g.min==null)p.min=p.max=null;else{let _=p.range(s,g.min,g.max,d);p.min=_[0],p.max=_[1]}}}let r={},u=!1;for(let d in l){let p=l[d],g=E[d];if(g.min!=p.min||g.max!=p.max){g.min=p.min,g.max=p.max;let _=g.distr;g._min=_==3?Gt(g.min):_==4?$l(g.min,g.asinh):_==100?g.fwd(g.min):g.min,g._max=_==3?Gt(g.max):_==4?$l(g.max,g.asinh):_==100?g.fwd(g.max):g.max,r[d]=u=!0}}if(u){k.forEach((d,p)=>{i==2?p>0&&r.y&&(d._paths=null):r[d.scale]&&(d._paths=null)});for(let d in r)Cn=!0,Ve("setScale",d);Ye&&N.left>=0&&(un=ht=!0)}for(let d in V)V[d]=null}function uu(l){let r=Cl(Oe-1,0,We-1),u=Cl(Ne+1,0,We-1);for(;l[r]==null&&r>0;)r--;for(;l[u]==null&&u<We-1;)u++;return[r,u]}function cu(){if(We>0){let l=k.some(r=>r._focus)&&tt!=Rt.alpha;l&&(h.globalAlpha=tt=Rt.alpha),k.forEach((r,u)=>{if(u>0&&r.show&&(fo(u,!1),fo(u,!0),r._paths==null)){let d=tt;tt!=r.alpha&&(h.globalAlpha=tt=r.alpha);let p=i==2?[0,e[u][0].length-1]:uu(e[u]);r._paths=r.paths(s,u,p[0],p[1]),tt!=d&&(h.globalAlpha=tt=d)}}),k.forEach((r,u)=>{if(u>0&&r.show){let d=tt;tt!=r.alpha&&(h.globalAlpha=tt=r.alpha),r._paths!=null&&ho(u,!1);{let p=r._paths!=null?r._paths.gaps:null,g=r.points.show(s,u,Oe,Ne,p),_=r.points.filter(s,u,g,p);(g||_)&&(r.points._paths=r.points.paths(s,u,Oe,Ne,_),ho(u,!0))}tt!=d&&(h.globalAlpha=tt=d),Ve("drawSeries",u)}}),l&&(h.globalAlpha=tt=1)}}function fo(l,r){let u=r?k[l].points:k[l];u._stroke=u.stroke(s,l),u._fill=u.fill(s,l)}function ho(l,r){let u=r?k[l].points:k[l],{stroke:d,fill:p,clip:g,flags:_,_stroke:w=u._stroke,_fill:x=u._fill,_width:T=u.width}=u._paths;T=me(T*ue,3);let P=null,R=T%2/2;r&&x==null&&(x=T>0?"#fff":w);let j=u.pxAlign==1&&R>0;if(j&&h.translate(R,R),!r){let ae=it-T/2,oe=ft-T/2,te=et+T,B=St+T;P=new Path2D,P.rect(ae,oe,te,B)}r?Ii(w,T,u.dash,u.cap,x,d,p,_,g):du(l,w,T,u.dash,u.cap,x,d,p,_,P,g),j&&h.translate(-R,-R)}function du(l,r,u,d,p,g,_,w,x,T,P){let R=!1;x!=0&&J.forEach((j,ae)=>{if(j.series[0]==l){let oe=k[j.series[1]],te=e[j.series[1]],B=(oe._paths||Cs).band;tn(B)&&(B=j.dir==1?B[0]:B[1]);let H,_e=null;oe.show&&B&&Oc(te,Oe,Ne)?(_e=j.fill(s,ae)||g,H=oe._paths.clip):B=null,Ii(r,u,d,p,_e,_,w,x,T,P,H,B),R=!0}}),R||Ii(r,u,d,p,g,_,w,x,T,P)}let po=ss|Dl;function Ii(l,r,u,d,p,g,_,w,x,T,P,R){ao(l,r,u,d,p),(x||T||R)&&(h.save(),x&&h.clip(x),T&&h.clip(T)),R?(w&po)==po?(h.clip(R),P&&h.clip(P),Is(p,_),Hs(l,g,r)):w&Dl?(Is(p,_),h.clip(R),Hs(l,g,r)):w&ss&&(h.save(),h.clip(R),P&&h.clip(P),Is(p,_),h.restore(),Hs(l,g,r)):(Is(p,_),Hs(l,g,r)),(x||T||R)&&h.restore()}function Hs(l,r,u){u>0&&(r instanceof Map?r.forEach((d,p)=>{h.strokeStyle=Ns=p,h.stroke(d)}):r!=null&&l&&h.stroke(r))}function Is(l,r){r instanceof Map?r.forEach((u,d)=>{h.fillStyle=On=d,h.fill(u)}):r!=null&&l&&h.fill(r)}function fu(l,r,u,d){let p=F[l],g;if(d<=0)g=[0,0];else{let _=p._space=p.space(s,l,r,u,d),w=p._incrs=p.incrs(s,l,r,u,d,_);g=sf(r,u,w,d,_)}return p._found=g}function Vi(l,r,u,d,p,g,_,w,x,T){let P=_%2/2;L==1&&h.translate(P,P),ao(w,_,x,T,w),h.beginPath();let R,j,ae,oe,te=p+(d==0||d==3?-g:g);u==0?(j=p,oe=te):(R=p,ae=te);for(let B=0;B<l.length;B++)r[B]!=null&&(u==0?R=ae=l[B]:j=oe=l[B],h.moveTo(R,j),h.lineTo(ae,oe));h.stroke(),L==1&&h.translate(-P,-P)}function hu(l){let r=!0;return F.forEach((u,d)=>{if(!u.show)return;let p=E[u.scale];if(p.min==null){u._show&&(r=!1,u._show=!1,Nn(!1));return}else u._show||(r=!1,u._show=!0,Nn(!1));let g=u.side,_=g%2,{min:w,max:x}=p,[T,P]=fu(d,w,x,_==0?K:C);if(P==0)return;let R=p.distr==2,j=u._splits=u.splits(s,d,w,x,T,P,R),ae=p.distr==2?j.map(H=>kt[H]):j,oe=p.distr==2?kt[j[1]]-kt[j[0]]:T,te=u._values=u.values(s,u.filter(s,ae,d,P,oe),d,P,oe);u._rotate=g==2?u.rotate(s,te,d,P):0;let B=u._size;u._size=xt(u.size(s,te,d,l)),B!=null&&u._size!=B&&(r=!1)}),r}function pu(l){let r=!0;return oo.forEach((u,d)=>{let p=u(s,d,dn,l);p!=qt[d]&&(r=!1),qt[d]=p}),r}function mu(){for(let l=0;l<F.length;l++){let r=F[l];if(!r.show||!r._show)continue;let u=r.side,d=u%2,p,g,_=r.stroke(s,l),w=u==0||u==3?-1:1,[x,T]=r._found;if(r.label!=null){let Ze=r.labelGap*w,rt=De((r._lpos+Ze)*ue);uo(r.labelFont[0],_,"center",u==2?"top":vr),h.save(),d==1?(p=g=0,h.translate(rt,De(ft+St/2)),h.rotate((u==3?-mi:mi)/2)):(p=De(it+et/2),g=rt);let pn=oa(r.label)?r.label(s,l,x,T):r.label;h.fillText(pn,p,g),h.restore()}if(T==0)continue;let P=E[r.scale],R=d==0?et:St,j=d==0?it:ft,ae=r._splits,oe=P.distr==2?ae.map(Ze=>kt[Ze]):ae,te=P.distr==2?kt[ae[1]]-kt[ae[0]]:x,B=r.ticks,H=r.border,_e=B.show?B.size:0,Ae=De(_e*ue),Ue=De((r.alignTo==2?r._size-_e-r.gap:r.gap)*ue),he=r._rotate*-mi/180,Ee=U(r._pos*ue),lt=(Ae+Ue)*w,Ke=Ee+lt;g=d==0?Ke:0,p=d==1?Ke:0;let mt=r.font[0],At=r.align==1?Jn:r.align==2?wl:he>0?Jn:he<0?wl:d==0?"center":u==3?wl:Jn,Ot=he||d==1?"middle":u==2?"top":vr;uo(mt,_,At,Ot);let ot=r.font[1]*r.lineGap,gt=ae.map(Ze=>U(c(Ze,P,R,j))),Et=r._values;for(let Ze=0;Ze<Et.length;Ze++){let rt=Et[Ze];if(rt!=null){d==0?p=gt[Ze]:g=gt[Ze],rt=""+rt;let pn=rt.indexOf(`
`)==-1?[rt]:rt.split(/\n/gm);for(let Je=0;Je<pn.length;Je++){let Ro=pn[Je];he?(h.save(),h.translate(p,g+Je*ot),h.rotate(he),h.fillText(Ro,0,0),h.restore()):h.fillText(Ro,p,g+Je*ot)}}}B.show&&Vi(gt,B.filter(s,oe,l,T,te),d,u,Ee,Ae,me(B.width*ue,3),B.stroke(s,l),B.dash,B.cap);let Nt=r.grid;Nt.show&&Vi(gt,Nt.filter(s,oe,l,T,te),d,d==0?2:1,d==0?ft:it,d==0?St:et,me(Nt.width*ue,3),Nt.stroke(s,l),Nt.dash,Nt.cap),H.show&&Vi([Ee],[1],d==0?1:0,d==0?1:2,d==1?ft:it,d==1?St:et,me(H.width*ue,3),H.stroke(s,l),H.dash,H.cap)}Ve("drawAxes")}function Nn(l){k.forEach((r,u)=>{u>0&&(r._paths=null,l&&(i==1?(r.min=null,r.max=null):r.facets.forEach(d=>{d.min=null,d.max=null})))})}let Vs=!1,Ui=!1,ds=[];function gu(){Ui=!1;for(let l=0;l<ds.length;l++)Ve(...ds[l]);ds.length=0}function Hn(){Vs||(Zc(mo),Vs=!0)}function vu(l,r=!1){Vs=!0,Ui=r,l(s),mo(),r&&ds.length>0&&queueMicrotask(gu)}s.batch=vu;function mo(){if(Mi&&(au(),Mi=!1),Cn&&(tu(),Cn=!1),Ds){if(ye(y,Jn,ge),ye(y,"top",Ce),ye(y,Es,K),ye(y,Ms,C),ye($,Jn,ge),ye($,"top",Ce),ye($,Es,K),ye($,Ms,C),ye(v,Es,Ut),ye(v,Ms,on),b.width=De(Ut*ue),b.height=De(on*ue),F.forEach(({_el:l,_show:r,_size:u,_pos:d,side:p})=>{if(l!=null)if(r){let g=p===3||p===0?u:0,_=p%2==1;ye(l,_?"left":"top",d-g),ye(l,_?"width":"height",u),ye(l,_?"top":"left",_?Ce:ge),ye(l,_?"height":"width",_?C:K),Tl(l,$n)}else at(l,$n)}),Ns=On=Ci=Ri=Di=zi=Oi=Ni=Li=null,tt=1,ps(!0),ge!=Pn||Ce!=rn||K!=Lt||C!=an){Nn(!1);let l=K/Lt,r=C/an;if(Ye&&!un&&N.left>=0){N.left*=l,N.top*=r,In&&It(In,De(N.left),0,K,C),Vn&&It(Vn,0,De(N.top),K,C);for(let u=0;u<pt.length;u++){let d=pt[u];d!=null&&(Dn[u]*=l,zn[u]*=r,It(d,xt(Dn[u]),xt(zn[u]),K,C))}}if(be.show&&!zs&&be.left>=0&&be.width>0){be.left*=l,be.width*=l,be.top*=r,be.height*=r;for(let u in Yi)ye(Wn,u,be[u])}Pn=ge,rn=Ce,Lt=K,an=C}Ve("setSize"),Ds=!1}Ut>0&&on>0&&(h.clearRect(0,0,b.width,b.height),Ve("drawClear"),q.forEach(l=>l()),Ve("draw")),be.show&&zs&&(Us(be),zs=!1),Ye&&un&&(hn(null,!0,!1),un=!1),X.show&&X.live&&ht&&(Gi(),ht=!1),f||(f=!0,s.status=1,Ve("ready")),cs=!1,Vs=!1}s.redraw=(l,r)=>{Cn=r||!1,l!==!1?Zt(z,M.min,M.max):Hn()};function Fi(l,r){let u=E[l];if(u.from==null){if(We==0){let d=u.range(s,r.min,r.max,l);r.min=d[0],r.max=d[1]}if(r.min>r.max){let d=r.min;r.min=r.max,r.max=d}if(We>1&&r.min!=null&&r.max!=null&&r.max-r.min<1e-16)return;l==z&&u.distr==2&&We>0&&(r.min=Tt(r.min,e[0]),r.max=Tt(r.max,e[0]),r.min==r.max&&r.max++),V[l]=r,Mi=!0,Hn()}}s.setScale=Fi;let Wi,Bi,In,Vn,go,vo,Un,Fn,bo,_o,ve,Se,Kt=!1,Be=N.drag,He=Be.x,Ie=Be.y;Ye&&(N.x&&(Wi=yt(wc,$)),N.y&&(Bi=yt(yc,$)),M.ori==0?(In=Wi,Vn=Bi):(In=Bi,Vn=Wi),ve=N.left,Se=N.top);let be=s.select=Te({show:!0,over:!0,left:0,width:0,top:0,height:0},t.select),Wn=be.show?yt(_c,be.over?$:y):null;function Us(l,r){if(be.show){for(let u in l)be[u]=l[u],u in Yi&&ye(Wn,u,l[u]);r!==!1&&Ve("setSelect")}}s.setSelect=Us;function bu(l){if(k[l].show)Pe&&Tl(ke[l],$n);else if(Pe&&at(ke[l],$n),Ye){let u=Rn?pt[0]:pt[l];u!=null&&It(u,-10,-10,K,C)}}function Zt(l,r,u){Fi(l,{min:r,max:u})}function Dt(l,r,u,d){r.focus!=null&&$u(l),r.show!=null&&k.forEach((p,g)=>{g>0&&(l==g||l==null)&&(p.show=r.show,bu(g),i==2?(Zt(p.facets[0].scale,null,null),Zt(p.facets[1].scale,null,null)):Zt(p.scale,null,null),Hn())}),u!==!1&&Ve("setSeries",l,r),d&&ms("setSeries",s,l,r)}s.setSeries=Dt;function _u(l,r){Te(J[l],r)}function wu(l,r){l.fill=se(l.fill||null),l.dir=re(l.dir,-1),r=r??J.length,J.splice(r,0,l)}function yu(l){l==null?J.length=0:J.splice(l,1)}s.addBand=wu,s.setBand=_u,s.delBand=yu;function xu(l,r){k[l].alpha=r,Ye&&pt[l]!=null&&(pt[l].style.opacity=r),Pe&&ke[l]&&(ke[l].style.opacity=r)}let Ft,Jt,fn,Bn={focus:!0};function $u(l){if(l!=fn){let r=l==null,u=Rt.alpha!=1;k.forEach((d,p)=>{if(i==1||p>0){let g=r||p==0||p==l;d._focus=r?null:g,u&&xu(p,g?1:Rt.alpha)}}),fn=l,u&&Hn()}}Pe&&Ln&&qe(yr,ce,l=>{N._lock||(cn(l),fn!=null&&Dt(null,Bn,!0,Me.setSeries))});function zt(l,r,u){let d=E[r];u&&(l=l/ue-(d.ori==1?Ce:ge));let p=K;d.ori==1&&(p=C,l=p-l),d.dir==-1&&(l=p-l);let g=d._min,_=d._max,w=l/p,x=g+(_-g)*w,T=d.distr;return T==3?es(10,x):T==4?Hc(x,d.asinh):T==100?d.bwd(x):x}function Su(l,r){let u=zt(l,z,r);return Tt(u,e[0],Oe,Ne)}s.valToIdx=l=>Tt(l,e[0]),s.posToIdx=Su,s.posToVal=zt,s.valToPos=(l,r,u)=>E[r].ori==0?o(l,E[r],u?et:K,u?it:0):a(l,E[r],u?St:C,u?ft:0),s.setCursor=(l,r,u)=>{ve=l.left,Se=l.top,hn(null,r,u)};function wo(l,r){ye(Wn,Jn,be.left=l),ye(Wn,Es,be.width=r)}function yo(l,r){ye(Wn,"top",be.top=l),ye(Wn,Ms,be.height=r)}let fs=M.ori==0?wo:yo,hs=M.ori==1?wo:yo;function ku(){if(Pe&&X.live)for(let l=i==2?1:0;l<k.length;l++){if(l==0&&dt)continue;let r=X.values[l],u=0;for(let d in r)Ct[l][u++].firstChild.nodeValue=r[d]}}function Gi(l,r){if(l!=null&&(l.idxs?l.idxs.forEach((u,d)=>{fe[d]=u}):Fc(l.idx)||fe.fill(l.idx),X.idx=fe[0]),Pe&&X.live){for(let u=0;u<k.length;u++)(u>0||i==1&&!dt)&&Au(u,fe[u]);ku()}ht=!1,r!==!1&&Ve("setLegend")}s.setLegend=Gi;function Au(l,r){let u=k[l],d=l==0&&Z==2?kt:e[l],p;dt?p=u.values(s,l,r)??Yt:(p=u.value(s,r==null?null:d[r],l,r),p=p==null?Yt:{_:p}),X.values[l]=p}function hn(l,r,u){bo=ve,_o=Se,[ve,Se]=N.move(s,ve,Se),N.left=ve,N.top=Se,Ye&&(In&&It(In,De(ve),0,K,C),Vn&&It(Vn,0,De(Se),K,C));let d,p=Oe>Ne;Ft=pe,Jt=null;let g=M.ori==0?K:C,_=M.ori==1?K:C;if(ve<0||We==0||p){d=N.idx=null;for(let w=0;w<k.length;w++){let x=pt[w];x!=null&&It(x,-10,-10,K,C)}Ln&&Dt(null,Bn,!0,l==null&&Me.setSeries),X.live&&(fe.fill(d),ht=!0)}else{let w,x,T;i==1&&(w=M.ori==0?ve:Se,x=zt(w,z),d=N.idx=Tt(x,e[0],Oe,Ne),T=O(e[0][d],M,g,0));let P=-10,R=-10,j=0,ae=0,oe=!0,te="",B="";for(let H=i==2?1:0;H<k.length;H++){let _e=k[H],Ae=fe[H],Ue=Ae==null?null:i==1?e[H][Ae]:e[H][1][Ae],he=N.dataIdx(s,H,d,x),Ee=he==null?null:i==1?e[H][he]:e[H][1][he];if(ht=ht||Ee!=Ue||he!=Ae,fe[H]=he,H>0&&_e.show){let lt=he==null?-10:he==d?T:O(i==1?e[0][he]:e[H][0][he],M,g,0),Ke=Ee==null?-10:G(Ee,i==1?E[_e.scale]:E[_e.facets[1].scale],_,0);if(Ln&&Ee!=null){let mt=M.ori==1?ve:Se,At=ze(Rt.dist(s,H,he,Ke,mt));if(At<Ft){let Ot=Rt.bias;if(Ot!=0){let ot=zt(mt,_e.scale),gt=Ee>=0?1:-1,Et=ot>=0?1:-1;Et==gt&&(Et==1?Ot==1?Ee>=ot:Ee<=ot:Ot==1?Ee<=ot:Ee>=ot)&&(Ft=At,Jt=H)}else Ft=At,Jt=H}}if(ht||Rn){let mt,At;M.ori==0?(mt=lt,At=Ke):(mt=Ke,At=lt);let Ot,ot,gt,Et,Nt,Ze,rt=!0,pn=Ge.bbox;if(pn!=null){rt=!1;let Je=pn(s,H);gt=Je.left,Et=Je.top,Ot=Je.width,ot=Je.height}else gt=mt,Et=At,Ot=ot=Ge.size(s,H);if(Ze=Ge.fill(s,H),Nt=Ge.stroke(s,H),Rn)H==Jt&&Ft<=Rt.prox&&(P=gt,R=Et,j=Ot,ae=ot,oe=rt,te=Ze,B=Nt);else{let Je=pt[H];Je!=null&&(Dn[H]=gt,zn[H]=Et,Mr(Je,Ot,ot,rt),Ar(Je,Ze,Nt),It(Je,xt(gt),xt(Et),K,C))}}}}if(Rn){let H=Rt.prox,_e=fn==null?Ft<=H:Ft>H||Jt!=fn;if(ht||_e){let Ae=pt[0];Ae!=null&&(Dn[0]=P,zn[0]=R,Mr(Ae,j,ae,oe),Ar(Ae,te,B),It(Ae,xt(P),xt(R),K,C))}}}if(be.show&&Kt)if(l!=null){let[w,x]=Me.scales,[T,P]=Me.match,[R,j]=l.cursor.sync.scales,ae=l.cursor.drag;if(He=ae._x,Ie=ae._y,He||Ie){let{left:oe,top:te,width:B,height:H}=l.select,_e=l.scales[R].ori,Ae=l.posToVal,Ue,he,Ee,lt,Ke,mt=w!=null&&T(w,R),At=x!=null&&P(x,j);mt&&He?(_e==0?(Ue=oe,he=B):(Ue=te,he=H),Ee=E[w],lt=O(Ae(Ue,R),Ee,g,0),Ke=O(Ae(Ue+he,R),Ee,g,0),fs(Pt(lt,Ke),ze(Ke-lt))):fs(0,g),At&&Ie?(_e==1?(Ue=oe,he=B):(Ue=te,he=H),Ee=E[x],lt=G(Ae(Ue,j),Ee,_,0),Ke=G(Ae(Ue+he,j),Ee,_,0),hs(Pt(lt,Ke),ze(Ke-lt))):hs(0,_)}else qi()}else{let w=ze(bo-go),x=ze(_o-vo);if(M.ori==1){let j=w;w=x,x=j}He=Be.x&&w>=Be.dist,Ie=Be.y&&x>=Be.dist;let T=Be.uni;T!=null?He&&Ie&&(He=w>=T,Ie=x>=T,!He&&!Ie&&(x>w?Ie=!0:He=!0)):Be.x&&Be.y&&(He||Ie)&&(He=Ie=!0);let P,R;He&&(M.ori==0?(P=Un,R=ve):(P=Fn,R=Se),fs(Pt(P,R),ze(R-P)),Ie||hs(0,_)),Ie&&(M.ori==1?(P=Un,R=ve):(P=Fn,R=Se),hs(Pt(P,R),ze(R-P)),He||fs(0,g)),!He&&!Ie&&(fs(0,0),hs(0,0))}if(Be._x=He,Be._y=Ie,l==null){if(u){if(Lo!=null){let[w,x]=Me.scales;Me.values[0]=w!=null?zt(M.ori==0?ve:Se,w):null,Me.values[1]=x!=null?zt(M.ori==1?ve:Se,x):null}ms(yl,s,ve,Se,K,C,d)}if(Ln){let w=u&&Me.setSeries,x=Rt.prox;fn==null?Ft<=x&&Dt(Jt,Bn,!0,w):Ft>x?Dt(null,Bn,!0,w):Jt!=fn&&Dt(Jt,Bn,!0,w)}}ht&&(X.idx=d,Gi()),r!==!1&&Ve("setCursor")}let Qt=null;Object.defineProperty(s,"rect",{get(){return Qt==null&&ps(!1),Qt}});function ps(l=!1){l?Qt=null:(Qt=$.getBoundingClientRect(),Ve("syncRect",Qt))}function xo(l,r,u,d,p,g,_){N._lock||Kt&&l!=null&&l.movementX==0&&l.movementY==0||(ji(l,r,u,d,p,g,_,!1,l!=null),l!=null?hn(null,!0,!0):hn(r,!0,!1))}function ji(l,r,u,d,p,g,_,w,x){if(Qt==null&&ps(!1),cn(l),l!=null)u=l.clientX-Qt.left,d=l.clientY-Qt.top;else{if(u<0||d<0){ve=-10,Se=-10;return}let[T,P]=Me.scales,R=r.cursor.sync,[j,ae]=R.values,[oe,te]=R.scales,[B,H]=Me.match,_e=r.axes[0].side%2==1,Ae=M.ori==0?K:C,Ue=M.ori==1?K:C,he=_e?g:p,Ee=_e?p:g,lt=_e?d:u,Ke=_e?u:d;if(oe!=null?u=B(T,oe)?c(j,E[T],Ae,0):-10:u=Ae*(lt/he),te!=null?d=H(P,te)?c(ae,E[P],Ue,0):-10:d=Ue*(Ke/Ee),M.ori==1){let mt=u;u=d,d=mt}}x&&(r==null||r.cursor.event.type==yl)&&((u<=1||u>=K-1)&&(u=yn(u,K)),(d<=1||d>=C-1)&&(d=yn(d,C))),w?(go=u,vo=d,[Un,Fn]=N.move(s,u,d)):(ve=u,Se=d)}let Yi={width:0,height:0,left:0,top:0};function qi(){Us(Yi,!1)}let $o,So,ko,Ao;function Eo(l,r,u,d,p,g,_){Kt=!0,He=Ie=Be._x=Be._y=!1,ji(l,r,u,d,p,g,_,!0,!1),l!=null&&(qe(xl,El,Mo,!1),ms(_r,s,Un,Fn,K,C,null));let{left:w,top:x,width:T,height:P}=be;$o=w,So=x,ko=T,Ao=P}function Mo(l,r,u,d,p,g,_){Kt=Be._x=Be._y=!1,ji(l,r,u,d,p,g,_,!1,!0);let{left:w,top:x,width:T,height:P}=be,R=T>0||P>0,j=$o!=w||So!=x||ko!=T||Ao!=P;if(R&&j&&Us(be),Be.setScale&&R&&j){let ae=w,oe=T,te=x,B=P;if(M.ori==1&&(ae=x,oe=P,te=w,B=T),He&&Zt(z,zt(ae,z),zt(ae+oe,z)),Ie)for(let H in E){let _e=E[H];H!=z&&_e.from==null&&_e.min!=pe&&Zt(H,zt(te+B,H),zt(te,H))}qi()}else N.lock&&(N._lock=!N._lock,hn(r,!0,l!=null));l!=null&&(Tn(xl,El),ms(xl,s,ve,Se,K,C,null))}function Eu(l,r,u,d,p,g,_){if(N._lock)return;cn(l);let w=Kt;if(Kt){let x=!0,T=!0,P=10,R,j;M.ori==0?(R=He,j=Ie):(R=Ie,j=He),R&&j&&(x=ve<=P||ve>=K-P,T=Se<=P||Se>=C-P),R&&x&&(ve=ve<Un?0:K),j&&T&&(Se=Se<Fn?0:C),hn(null,!0,!0),Kt=!1}ve=-10,Se=-10,fe.fill(null),hn(null,!0,!0),w&&(Kt=w)}function To(l,r,u,d,p,g,_){N._lock||(cn(l),Pi(),qi(),l!=null&&ms(xr,s,ve,Se,K,C,null))}function Po(){F.forEach(lf),Ti(s.width,s.height,!0)}Sn(gi,Xn,Po);let Gn={};Gn.mousedown=Eo,Gn.mousemove=xo,Gn.mouseup=Mo,Gn.dblclick=To,Gn.setSeries=(l,r,u,d)=>{let p=Me.match[2];u=p(s,r,u),u!=-1&&Dt(u,d,!0,!1)},Ye&&(qe(_r,$,Eo),qe(yl,$,xo),qe(wr,$,l=>{cn(l),ps(!1)}),qe(yr,$,Eu),qe(xr,$,To),zl.add(s),s.syncRect=ps);let Fs=s.hooks=t.hooks||{};function Ve(l,r,u){Ui?ds.push([l,r,u]):l in Fs&&Fs[l].forEach(d=>{d.call(null,s,r,u)})}(t.plugins||[]).forEach(l=>{for(let r in l.hooks)Fs[r]=(Fs[r]||[]).concat(l.hooks[r])});let Co=(l,r,u)=>u,Me=Te({key:null,setSeries:!1,filters:{pub:Rr,sub:Rr},scales:[z,k[1]?k[1].scale:null],match:[Dr,Dr,Co],values:[null,null]},N.sync);Me.match.length==2&&Me.match.push(Co),N.sync=Me;let Lo=Me.key,Ki=Pa(Lo);function ms(l,r,u,d,p,g,_){Me.filters.pub(l,r,u,d,p,g,_)&&Ki.pub(l,r,u,d,p,g,_)}Ki.sub(s);function Mu(l,r,u,d,p,g,_){Me.filters.sub(l,r,u,d,p,g,_)&&Gn[l](null,r,u,d,p,g,_)}s.pub=Mu;function Tu(){Ki.unsub(s),zl.delete(s),ln.clear(),Pl(gi,Xn,Po),m.remove(),ce?.remove(),Ve("destroy")}s.destroy=Tu;function Zi(){Ve("init",t,e),ro(e||t.data,!1),V[z]?Fi(z,V[z]):Pi(),zs=be.show&&(be.width>0||be.height>0),un=ht=!0,Ti(t.width,t.height)}return k.forEach(lo),F.forEach(ru),n?n instanceof HTMLElement?(n.appendChild(m),Zi()):n(s,Zi):Zi(),s}Fe.assign=Te;Fe.fmtNum=Fl;Fe.rangeNum=vi;Fe.rangeLog=wi;Fe.rangeAsinh=Vl;Fe.orient=An;Fe.pxRatio=ue;Fe.join=Kc;Fe.fmtDate=Bl,Fe.tzDate=od;Fe.sync=Pa;{Fe.addGap=Fd,Fe.clipGaps=$i;let t=Fe.paths={points:Oa};t.linear=Ha,t.stepped=Gd,t.bars=jd,t.spline=qd}var Fa='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var Jl=150,Wa=[[],[6,4],[2,3],[10,3,2,3]],rf=1e3,Ql=class extends nt{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#i=0;this.#s=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:Jl}));this.#n=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[Gs(Fa),Le`
      :host {
        display: block;
        min-height: ${Jl}px;
      }
    `]}#e;#t;#i;#s;#n;connectedCallback(){super.connectedCallback(),this.#s.observe(this),A.addEventListener("theme",this.#n),matchMedia("(prefers-color-scheme: dark)").addEventListener("change",this.#n)}disconnectedCallback(){this.#s.disconnect(),A.removeEventListener("theme",this.#n),matchMedia("(prefers-color-scheme: dark)").removeEventListener("change",this.#n),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return D`<div aria-hidden="true"></div>`}updated(){let n=this.session;if(n===null||this.clientWidth===0)return;let s=[...n.legs.values()].filter(a=>a.analysed),i=[A.language,...s.map(a=>`${a.id} ${a.role}`)].join(" "),o=performance.now();i===this.#t&&o-this.#i<rf||(this.#i=o,i!==this.#t?(this.#t=i,this.#e?.destroy(),this.#e=new Fe(this.#l(s),Ba(n,s),this.renderRoot.querySelector("div"))):this.#e.setData(Ba(n,s),!1),this.#e.setScale("x",{min:(this.from-n.startedAt)/1e3,max:(this.to-n.startedAt)/1e3}))}#l(n){let s=getComputedStyle(this),i=a=>s.getPropertyValue(a).trim(),o={stroke:i("--muted"),grid:{stroke:i("--line"),width:1},ticks:{stroke:i("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:Jl,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...o,values:(a,c)=>c.map(f=>bt(f*1e3))},{...o,size:44,splits:[-1,0,1]}],series:[{},...n.map((a,c)=>({label:we(a.role),stroke:i(c===0?"--accent":"--second"),width:2,dash:Wa[c%Wa.length],points:{show:!1},spanGaps:!1}))]}}};function Ba(t,e){let n=e.map(o=>{let a=b=>(b+(o.origin??0)-t.startedAt)/1e3,c=[],f=[],m=-1/0;for(let b of o.affect)b.at-m>8e3&&c.length>0&&(c.push(a(m+1)),f.push(null)),c.push(a(b.at)),f.push(b.valence),m=b.at;return[c,f]});if(n.filter(([o])=>o.length>0).length===0)return[[],...e.map(()=>[])];let i=[2];return Fe.join(n,n.map(()=>[1,...i]))}je("es-valence",Ql);var af=6e4,uf=1e3,Ga=10,ja=6,Xl=class extends _t{static{this.styles=[wt,Le`
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 14px;
        align-items: center;
        margin-bottom: 16px;
      }
      h1 {
        font-size: 1.25rem;
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      header .grow {
        flex: 1;
      }
      .panel {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        padding: 16px;
        margin-bottom: 14px;
        box-shadow: var(--shadow);
      }
      .panel h2 {
        font-size: 0.95rem;
        font-weight: 650;
        margin-bottom: 10px;
      }
      .lanes {
        position: relative;
        display: grid;
        gap: 12px;
        --lane-height: 92px;
        cursor: crosshair;
        touch-action: pan-y;
        border-radius: 8px;
      }
      .lane h3 {
        display: flex;
        gap: 10px;
        align-items: center;
        font-size: 0.95rem;
        font-weight: 500;
        margin-bottom: 6px;
        min-height: 1.5rem;
      }
      .role {
        font-size: 0.74rem;
        letter-spacing: 0.06em;
        text-transform: uppercase;
        color: var(--muted);
        font-weight: 600;
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        font-weight: 650;
      }
      .state.quiet {
        font-weight: 400;
        color: var(--muted);
      }
      .percent,
      .since {
        color: var(--muted);
        font-size: 0.88rem;
        font-weight: 400;
      }
      .cursor {
        position: absolute;
        inset: 0 auto 0 0;
        width: 2px;
        margin-left: -1px;
        background: var(--accent);
        pointer-events: none;
      }
      .ticks {
        display: flex;
        justify-content: space-between;
        font-size: 0.75rem;
        color: var(--muted);
        margin-top: 6px;
      }
      .columns {
        display: grid;
        gap: 14px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
      }
      .columns .panel {
        margin: 0;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 6px;
      }
      li {
        display: grid;
        grid-template-columns: 9em 1fr 3.2em;
        gap: 10px;
        align-items: center;
        font-size: 0.92rem;
      }
      li span:first-child {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
      li .number {
        text-align: right;
      }
      .bar {
        height: 12px;
        border-radius: 4px;
        background: var(--lane);
        overflow: hidden;
      }
      .bar i {
        display: block;
        height: 100%;
        border-radius: 4px;
        box-shadow: inset 0 0 0 1px var(--outline-soft);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 16px;
        margin-top: 12px;
        font-size: 0.88rem;
      }
      dt {
        color: var(--muted);
      }
      dd {
        overflow-wrap: anywhere;
      }
      .talk {
        margin-bottom: 20px;
      }
      .hint {
        font-size: 0.82rem;
        color: var(--muted);
      }
      .id {
        margin-top: 12px;
        overflow-wrap: anywhere;
      }
      es-legend {
        margin-top: 18px;
      }
      .series {
        display: flex;
        gap: 18px;
        font-size: 0.85rem;
        color: var(--muted);
        margin-bottom: 6px;
        flex-wrap: wrap;
      }
      .series svg {
        width: 26px;
        height: 8px;
      }
      .series span {
        display: inline-flex;
        gap: 7px;
        align-items: center;
      }
      .empty {
        padding: 8vh 20px;
        text-align: center;
        background: var(--surface);
        border: 1px dashed var(--line-strong);
        border-radius: 16px;
      }
    `]}#e=!1;render(){let e=A.model.sessions.get(A.route.sessionId);if(e===void 0)return D`<header>${this.#t()}</header>
        <div class="empty"><p>${S("no_session")}</p></div>`;let n=e.endedAt??Math.min(A.now(),A.lostAt??1/0),s=Math.max(e.startedAt,n-fl),i=Math.max(n,s+af),o=A.route.t===null?null:e.startedAt+A.route.t,a=[...e.legs.values()];return D`
      <header>
        ${this.#t()}
        <h1>${ks(e)}</h1>
        <span class="muted number">${bt(n-e.startedAt)}</span>
        ${e.endedAt===null?ee:D`<span class="muted">${S("ended",{reason:we(e.endReason)})}</span>`}
        <span class="grow"></span>
        ${o===null?D`<span class="muted">${S("live")}</span>`:D`<span class="number">${S("at_moment",{time:bt(A.route.t)})}</span>
              <button @click=${this.#a}>${this.#e?S("copied"):S("copy_link")}</button>
              <button @click=${()=>this.#o(null)}>${S("live")}</button>`}
      </header>
      <section class="panel">
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${S("timeline")}
          aria-valuemin=${Math.round((s-e.startedAt)/1e3)}
          aria-valuemax=${Math.round((n-e.startedAt)/1e3)}
          aria-valuenow=${Math.round(((o??n)-e.startedAt)/1e3)}
          aria-valuetext=${o===null?S("live"):bt(A.route.t)}
          @click=${c=>this.#n(c,e,s,i,n)}
          @keydown=${c=>this.#l(c,e,s,n)}
        >
          ${a.map(c=>D`<div class="lane">
              <h3><span class="role">${we(c.role)}</span>${_l(c)}</h3>
              <es-lane .leg=${c} .from=${s} .to=${i} .until=${n}></es-lane>
            </div>`)}
          ${o===null?ee:D`<div class="cursor" ${ui({left:`${cf(o,s,i)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Array.from({length:ja},(c,f)=>D`<span>${bt(s-e.startedAt+(i-s)*f/(ja-1))}</span>`)}
        </div>
      </section>
      <section class="columns">
        ${a.filter(c=>c.analysed).map(c=>this.#i(c,o))}
        <div class="panel">
          ${this.#s(a,s,n)}
          <h2>${S("valence")}</h2>
          <div class="series">${a.filter(c=>c.analysed).map((c,f)=>ff(c,f))}</div>
          <es-valence .session=${e} .stamp=${`${e.version} ${Math.round(i)}`} .from=${s} .to=${i}></es-valence>
          <p class="hint">${S("valence_hint")}</p>
        </div>
      </section>
      <es-legend></es-legend>
      <p class="hint id">${e.id}</p>
    `}#t(){return D`<a href=${Xt({...A.route,view:"wall"})}>← ${S("back")}</a>`}#i(e,n){let s=df(e,n),i=s===void 0?[]:s.shares.map((o,a)=>({label:A.model.labels[a],share:o}));return i.sort((o,a)=>a.share-o.share),D`<div class="panel">
      <h2>${S("probabilities")}: ${we(e.role)}</h2>
      ${i.length===0?D`<p class="muted">${s===void 0?S("no_values"):S("no_answer",{reason:we(s.reason??"unknown")})}</p>`:ee}
      <ul>
        ${i.map(({label:o,share:a})=>D`<li>
            <span>${Zn(o)} ${we(o)}</span>
            <span class="bar"><i ${ui({width:`${a*100}%`,background:Ht(o).colour})}></i></span>
            <span class="number">${Math.round(a*100)} %</span>
          </li>`)}
      </ul>
      <dl>
        <dt>${S("model")}</dt>
        <dd>${e.model||"–"}</dd>
        <dt>${S("latency")}</dt>
        <dd class="number">${e.latencyMs===null?"–":`${e.latencyMs} ms`} (${S("inference")} ${e.inferenceMs??"–"} ms)</dd>
        <dt>${S("codec")}</dt>
        <dd>${e.codec||"–"}</dd>
        <dt>${S("quality")}</dt>
        <dd>${e.quality?we(e.quality):"–"}</dd>
      </dl>
    </div>`}#s(e,n,s){let i=ar(e,n,s),o=[...e.map(a=>[we(a.role),i.alone.get(a.id)]),...e.length>1?[[S("overlap"),i.overlap]]:[],[S("silence"),i.silence]];return D`<h2>${S("talk")}</h2>
      <ul class="talk">
        ${o.map(([a,c])=>{let f=i.total===0?0:c/i.total;return D`<li>
            <span>${a}</span>
            <span class="bar"><i ${ui({width:`${f*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(f*100)} %</span>
          </li>`})}
      </ul>`}#n(e,n,s,i,o){let a=e.currentTarget.getBoundingClientRect(),c=s+(e.clientX-a.left)/a.width*(i-s);this.#o(Math.min(c,o)-n.startedAt)}#l(e,n,s,i){let a={ArrowLeft:-1,ArrowRight:1,PageDown:-Ga,PageUp:Ga}[e.key],c=A.route.t??i-n.startedAt;if(a!==void 0)this.#o(Math.max(s,Math.min(i,n.startedAt+c+a*uf))-n.startedAt);else if(e.key==="Home")this.#o(s-n.startedAt);else if(e.key==="End")this.#o(null);else return;e.preventDefault()}#o(e){this.#e=!1,A.go({t:e})}#a=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function cf(t,e,n){return Math.max(0,Math.min(100,(t-e)/(n-e)*100))}function df(t,e){if(e===null)return t.pieces.findLast(s=>s.reason===null)??t.pieces.at(-1);let n=e-(t.origin??0);return t.pieces.find(s=>s.from<=n&&n<s.to)}function ff(t,e){return D`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${e===0?"var(--accent)":"var(--second)"} stroke-width="2.5" stroke-dasharray=${e===0?"none":"6 4"}></line>
    </svg>
    ${we(t.role)}
  </span>`}je("es-detail",Xl);var eo=class extends _t{static{this.styles=[wt,Le`
      h1 {
        font-size: 1.25rem;
        font-weight: 650;
        margin-bottom: 16px;
      }
      .note {
        display: flex;
        gap: 10px;
        align-items: center;
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-left: 5px solid var(--live);
        border-radius: 10px;
        background: var(--surface);
        margin-bottom: 14px;
        overflow-wrap: anywhere;
      }
      .note.bad {
        border-left-color: var(--need3);
      }
      ul {
        margin: 0 0 18px;
        padding-left: 1.4em;
        overflow-wrap: anywhere;
      }
      .wide {
        overflow-x: auto;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: 0.95rem;
      }
      th,
      td {
        text-align: left;
        padding: 10px 16px;
        border-bottom: 1px solid var(--line);
        vertical-align: top;
      }
      tr:last-child td {
        border-bottom: 0;
      }
      th {
        color: var(--muted);
        font-weight: 600;
        font-size: 0.82rem;
      }
      td.detail {
        overflow-wrap: anywhere;
      }
    `]}render(){let{health:e,model:n}=A,s=[...n.sources.values()];return D`<h1>${S("health")}</h1>
      ${e===null?ee:D`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${S(e.ok?"daemon_ok":"daemon_not_ok")}</p>
            <ul>
              ${e.text.split(`
`).slice(1).map(i=>D`<li>${i}</li>`)}
            </ul>`}
      ${n.overload===null?ee:D`<p class="note bad">! ${S("overload",{hop:n.overload.hop_ms/1e3,legs:n.overload.suspended_legs})}</p>`}
      ${n.lostEvents===0?ee:D`<p class="note bad">! ${S("lost_events",{count:n.lostEvents})}</p>`}
      <div class="wide" tabindex="0" role="region" aria-label=${S("health")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${S("source")}</th>
              <th scope="col">${S("state")}</th>
              <th scope="col">${S("since_column")}</th>
              <th scope="col">${S("detail")}</th>
            </tr>
          </thead>
          <tbody>
            ${s.length===0?D`<tr><td colspan="4">${S("no_source")}</td></tr>`:ee}
            ${s.map(i=>D`<tr>
                <td>${i.id}</td>
                <td>${we(`state_${i.state}`)}</td>
                <td class="number">${bt(A.now()-i.at)}</td>
                <td class="detail">${i.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>`}};je("es-health",eo);var{I:hf}=Zo,Ya=t=>t;var qa=()=>document.createComment(""),rs=(t,e,n)=>{let s=t._$AA.parentNode,i=e===void 0?t._$AB:e._$AA;if(n===void 0){let o=s.insertBefore(qa(),i),a=s.insertBefore(qa(),i);n=new hf(o,a,t,t.options)}else{let o=n._$AB.nextSibling,a=n._$AM,c=a!==t;if(c){let f;n._$AQ?.(t),n._$AM=t,n._$AP!==void 0&&(f=t._$AU)!==a._$AU&&n._$AP(f)}if(o!==i||c){let f=n._$AA;for(;f!==o;){let m=Ya(f).nextSibling;Ya(s).insertBefore(f,i),f=m}}}return n},sn=(t,e,n=t)=>(t._$AI(e,n),t),pf={},Ka=(t,e=pf)=>t._$AH=e,Za=t=>t._$AH,Ei=t=>{t._$AR(),t._$AA.remove()};var Ja=(t,e,n)=>{let s=new Map;for(let i=e;i<=n;i++)s.set(t[i],i);return s},Qa=ai(class extends qn{constructor(t){if(super(t),t.type!==ri.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,n){let s;n===void 0?n=e:e!==void 0&&(s=e);let i=[],o=[],a=0;for(let c of t)i[a]=s?s(c,a):a,o[a]=n(c,a),a++;return{values:o,keys:i}}render(t,e,n){return this.dt(t,e,n).values}update(t,[e,n,s]){let i=Za(t),{values:o,keys:a}=this.dt(e,n,s);if(!Array.isArray(i))return this.ut=a,o;let c=this.ut??=[],f=[],m,b,h=0,v=i.length-1,y=0,$=o.length-1;for(;h<=v&&y<=$;)if(i[h]===null)h++;else if(i[v]===null)v--;else if(c[h]===a[y])f[y]=sn(i[h],o[y]),h++,y++;else if(c[v]===a[$])f[$]=sn(i[v],o[$]),v--,$--;else if(c[h]===a[$])f[$]=sn(i[h],o[$]),rs(t,f[$+1],i[h]),h++,$--;else if(c[v]===a[y])f[y]=sn(i[v],o[y]),rs(t,i[h],i[v]),v--,y++;else if(m===void 0&&(m=Ja(a,y,$),b=Ja(c,h,v)),m.has(c[h]))if(m.has(c[v])){let L=b.get(a[y]),U=L!==void 0?i[L]:null;if(U===null){let W=rs(t,i[h]);sn(W,o[y]),f[y]=W}else f[y]=sn(U,o[y]),rs(t,i[h],U),i[L]=null;y++}else Ei(i[v]),v--;else Ei(i[h]),h++;for(;y<=$;){let L=rs(t,f[$+1]);sn(L,o[y]),f[y++]=L}for(;h<=v;){let L=i[h++];L!==null&&Ei(L)}return this.ut=a,Ka(t,f),vt}});var mf=2e3,to=class extends _t{static{this.styles=[wt,Le`
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 16px;
        align-items: center;
        margin-bottom: 16px;
      }
      .tools h1 {
        font-size: 1.25rem;
        font-weight: 650;
        margin-right: auto;
      }
      label {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        font-size: 0.88rem;
        color: var(--muted);
      }
      select {
        color: var(--text);
      }
      .grid {
        display: grid;
        gap: 14px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr));
      }
      .grid.few {
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
        --lane-height: 72px;
      }
      .grid.one {
        grid-template-columns: minmax(0, 820px);
      }
      .empty {
        display: grid;
        gap: 10px;
        justify-items: center;
        text-align: center;
        padding: 9vh 20px;
        border: 1px dashed var(--line-strong);
        border-radius: 16px;
        background: var(--surface);
      }
      .empty h2 {
        font-size: 1.3rem;
      }
      .empty ul {
        list-style: none;
        padding: 0;
        margin: 8px 0 0;
        color: var(--muted);
      }
      es-legend {
        margin-top: 20px;
      }
      @media (max-width: 700px) {
        .tools h1 {
          flex-basis: 100%;
        }
        .tools label {
          display: grid;
          flex: 1;
          gap: 3px;
          font-size: 0.78rem;
        }
        .tools select {
          width: 100%;
          padding: 0 8px;
        }
      }
    `]}#e=[];#t=0;#i="";render(){let e=this.#l(A.route),n=A.model.sessions.size;return D`
      <div class="tools">
        <h1>${n===1?S("session"):S("sessions",{count:n})}</h1>
        ${this.#s("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#s("filter_state","state",[...A.model.labels,"none"])}
        <label>
          ${S("sort")}
          <select @change=${s=>A.go({sort:s.target.value})}>
            ${["need","newest","name"].map(s=>D`<option value=${s} ?selected=${A.route.sort===s}>${S(`sort_${s}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#n(n):ee}
      <div class="grid ${e.length<=4?"few":""} ${e.length===1?"one":""}">
        ${Qa(e,s=>s.id,s=>D`<es-tile .session=${s} .stamp=${bf(s)}></es-tile>`)}
      </div>
      <es-legend></es-legend>
    `}#s(e,n,s){return D`<label>
      ${S(e)}
      <select @change=${i=>A.go({[n]:i.target.value})}>
        <option value="">${S("all")}</option>
        ${s.map(i=>D`<option value=${i} ?selected=${A.route[n]===i}>${we(i)}</option>`)}
      </select>
    </label>`}#n(e){if(e>0)return D`<div class="empty"><h2>${S("no_match")}</h2></div>`;let n=[...A.model.sources.values()];return D`<div class="empty">
      <h2>${S("nobody")}</h2>
      <p class="muted">${S("nobody_hint")}</p>
      <ul>
        ${n.length===0?D`<li>${S("no_source")}</li>`:ee}
        ${n.map(s=>D`<li>${s.id}: ${we(`state_${s.state}`)}</li>`)}
      </ul>
    </div>`}#l(e){let n=[...A.model.sessions.values()].filter(a=>vf(a,e)),s=`${e.sort} ${e.role} ${e.state}`,i=performance.now();(s!==this.#i||i-this.#t>mf)&&(this.#i=s,this.#t=i,this.#e=n.sort(gf[e.sort]).map(a=>a.id));let o=new Map(this.#e.map((a,c)=>[a,c]));return n.sort((a,c)=>(o.get(a.id)??1/0)-(o.get(c.id)??1/0)||a.startedAt-c.startedAt)}},gf={need:(t,e)=>+(t.endedAt!==null)-+(e.endedAt!==null)||di(e)-di(t)||Xa(t)-Xa(e)||t.id.localeCompare(e.id),newest:(t,e)=>e.startedAt-t.startedAt,name:(t,e)=>t.id.localeCompare(e.id)};function Xa(t){return Math.min(t.startedAt,...[...t.legs.values()].map(e=>e.since??1/0))}function vf(t,e){return[...t.legs.values()].filter(s=>e.role===""||s.role===e.role).some(s=>e.state===""||s.state===e.state)}function bf(t){return`${t.version} ${Math.floor(A.now()/1e3)} ${A.isStale} ${A.language}`}je("es-wall",to);var no=class extends _t{static{this.styles=[wt,Le`
      .bar {
        position: sticky;
        top: 0;
        z-index: 2;
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        padding: 10px clamp(12px, 2.5vw, 28px);
        background: var(--bar);
        border-bottom: 1px solid var(--line);
      }
      .brand {
        display: inline-flex;
        gap: 10px;
        align-items: center;
        font-weight: 700;
        letter-spacing: -0.01em;
      }
      .brand svg {
        width: 26px;
        height: 20px;
      }
      nav {
        display: flex;
        gap: 4px;
        margin-right: auto;
      }
      nav a {
        color: var(--muted);
        text-decoration: none;
        padding: 7px 12px;
        border-radius: 8px;
      }
      nav a[aria-current="page"] {
        color: var(--text);
        background: var(--raised);
      }
      .status {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        font-size: 0.9rem;
        min-width: 6.5em;
      }
      .status i {
        width: 11px;
        height: 11px;
        border-radius: 50%;
        border: 2px solid var(--muted);
      }
      .status.open i {
        background: var(--live);
        border-color: var(--live);
      }
      .status.lost i,
      .status.refused i,
      .status.token i {
        border-radius: 2px;
        background: var(--need3);
        border-color: var(--need3);
      }
      details {
        position: relative;
      }
      summary {
        list-style: none;
        cursor: pointer;
        min-height: 36px;
        min-width: 36px;
        display: grid;
        place-items: center;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--raised);
      }
      summary::-webkit-details-marker {
        display: none;
      }
      .menu {
        position: absolute;
        right: 0;
        top: 44px;
        display: grid;
        gap: 12px;
        padding: 16px;
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: 12px;
        box-shadow: var(--shadow-high);
        min-width: 220px;
      }
      .menu label {
        display: grid;
        gap: 5px;
        font-size: 0.85rem;
        color: var(--muted);
      }
      .menu select {
        color: var(--text);
      }
      main {
        padding: 20px clamp(12px, 2.5vw, 28px) 40px;
        max-width: 2400px;
        margin: 0 auto;
      }
      main:focus {
        outline: none;
      }
      .banner {
        padding: 11px clamp(12px, 2.5vw, 28px);
        background: var(--banner);
        color: var(--banner-text);
        font-size: 0.95rem;
      }
      form {
        max-width: 420px;
        margin: 9vh auto;
        display: grid;
        gap: 12px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 16px;
        padding: 26px;
        box-shadow: var(--shadow-high);
      }
      form h1 {
        font-size: 1.2rem;
      }
      form label {
        display: grid;
        gap: 6px;
      }
      form input {
        min-height: 42px;
      }
      form button {
        min-height: 42px;
        background: var(--accent);
        border-color: var(--accent);
        color: var(--on-accent);
        font-weight: 650;
      }
      .skip {
        position: absolute;
        left: 12px;
        top: -60px;
        z-index: 3;
        background: var(--surface);
        padding: 10px 14px;
        border-radius: 8px;
      }
      .skip:focus {
        top: 8px;
      }
      .pause {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
      @media (max-width: 700px) {
        .brand b,
        .pause span {
          display: none;
        }
        .bar {
          gap: 8px;
        }
        nav a {
          padding: 7px 9px;
        }
        .status {
          min-width: 0;
        }
      }
    `]}render(){return document.title=S("title"),D`
      <a class="skip" href="#main" @click=${this.#o}>${S("skip")}</a>
      <div class="bar" role="banner">
        <span class="brand">
          <svg viewBox="0 0 26 20" aria-hidden="true">
            <g fill="none" stroke-width="3" stroke-linecap="round">
              <path d="M2 8v4" stroke="#56b4e9" />
              <path d="M8 4v12" stroke="#009e73" />
              <path d="M14 1.5v17" stroke="#e69f00" />
              <path d="M20 5v10" stroke="#d55e00" />
              <path d="M25 8.5v3" stroke="#cc79a7" />
            </g>
          </svg>
          <b>${S("title")}</b>
        </span>
        <nav aria-label=${S("title")}>
          ${this.#e("wall",S("wall"))} ${this.#e("health",S("nav_health"))}
        </nav>
        <span class="status ${A.status}" role="status"><i aria-hidden="true"></i>${S(A.status)}</span>
        <button @click=${()=>A.togglePause()} aria-label=${S(A.isPaused?"resume":"pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${A.isPaused?xs`<path d="M7 4v16l13-8Z" />`:xs`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${S(A.isPaused?"resume":"pause")}</span>
        </button>
        ${this.#s()}
      </div>
      ${this.#i()}
      <main id="main" tabindex="-1">${A.status==="token"?this.#n():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${A.announcement}</div>
    `}#e(e,n){let s=A.route.view===e||e==="wall"&&A.route.view==="session";return D`<a href=${Xt({...A.route,view:e})} aria-current=${s?"page":ee}>${n}</a>`}#t(){return A.route.view==="health"?D`<es-health></es-health>`:A.route.view==="session"?D`<es-detail></es-detail>`:D`<es-wall></es-wall>`}#i(){return A.status==="refused"?D`<p class="banner" role="alert">${S("refused_detail")}</p>`:A.lostAt!==null&&A.status!=="token"&&A.clock()-A.lostAt>$s/5?D`<p class="banner" role="alert">${S("lost_detail",{time:oi(A.lostAt)})}</p>`:A.isPaused?D`<p class="banner">${S("paused_display")}</p>`:ee}#s(){let e=["auto","light","dark"];return D`<details>
      <summary aria-label=${`${S("theme")}, ${S("language")}`}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
          <path d="M4 7h16M4 17h16" stroke-linecap="round" />
          <circle cx="9" cy="7" r="2.6" fill="var(--raised)" />
          <circle cx="15" cy="17" r="2.6" fill="var(--raised)" />
        </svg>
      </summary>
      <div class="menu">
        <label>
          ${S("theme")}
          <select @change=${n=>A.setTheme(n.target.value)}>
            ${e.map(n=>D`<option value=${n} ?selected=${A.theme===n}>${S(`theme_${n}`)}</option>`)}
          </select>
        </label>
        <label>
          ${S("language")}
          <select @change=${n=>A.setLanguage(n.target.value)}>
            ${Object.entries(wn).map(([n,s])=>D`<option value=${n} lang=${n} ?selected=${A.language===n}>${s.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#n(){return D`<form @submit=${this.#l}>
      <h1>${S("token_title")}</h1>
      <p class="muted">${S("token_why")}</p>
      <label>${S("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${A.tokenIsWrong?S("token_wrong"):""}</p>
      <button type="submit">${S("sign_in")}</button>
    </form>`}#l=e=>{e.preventDefault(),A.signIn(String(new FormData(e.target).get("token")))};#o=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};je("es-app",no);A.start();
