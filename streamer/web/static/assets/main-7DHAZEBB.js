var Fs=globalThis,Ws=Fs.ShadowRoot&&(Fs.ShadyCSS===void 0||Fs.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Zi=Symbol(),Ro=new WeakMap,gs=class{constructor(e,n,s){if(this._$cssResult$=!0,s!==Zi)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=n}get styleSheet(){let e=this.o,n=this.t;if(Ws&&e===void 0){let s=n!==void 0&&n.length===1;s&&(e=Ro.get(n)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&Ro.set(n,e))}return e}toString(){return this.cssText}},Bs=t=>new gs(typeof t=="string"?t:t+"",void 0,Zi),Le=(t,...e)=>{let n=t.length===1?t[0]:e.reduce((s,i,o)=>s+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+t[o+1],t[0]);return new gs(n,t,Zi)},Do=(t,e)=>{if(Ws)t.adoptedStyleSheets=e.map(n=>n instanceof CSSStyleSheet?n:n.styleSheet);else for(let n of e){let s=document.createElement("style"),i=Fs.litNonce;i!==void 0&&s.setAttribute("nonce",i),s.textContent=n.cssText,t.appendChild(s)}},Ji=Ws?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let n="";for(let s of e.cssRules)n+=s.cssText;return Bs(n)})(t):t;var{is:Pc,defineProperty:Cc,getOwnPropertyDescriptor:Lc,getOwnPropertyNames:Rc,getOwnPropertySymbols:Dc,getPrototypeOf:zc}=Object,Gs=globalThis,zo=Gs.trustedTypes,Oc=zo?zo.emptyScript:"",Nc=Gs.reactiveElementPolyfillSupport,vs=(t,e)=>t,Qi={toAttribute(t,e){switch(e){case Boolean:t=t?Oc:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let n=t;switch(e){case Boolean:n=t!==null;break;case Number:n=t===null?null:Number(t);break;case Object:case Array:try{n=JSON.parse(t)}catch{n=null}}return n}},No=(t,e)=>!Pc(t,e),Oo={attribute:!0,type:String,converter:Qi,reflect:!1,useDefault:!1,hasChanged:No};Symbol.metadata??=Symbol("metadata"),Gs.litPropertyMetadata??=new WeakMap;var Wt=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,n=Oo){if(n.state&&(n.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((n=Object.create(n)).wrapped=!0),this.elementProperties.set(e,n),!n.noAccessor){let s=Symbol(),i=this.getPropertyDescriptor(e,s,n);i!==void 0&&Cc(this.prototype,e,i)}}static getPropertyDescriptor(e,n,s){let{get:i,set:o}=Lc(this.prototype,e)??{get(){return this[n]},set(a){this[n]=a}};return{get:i,set(a){let u=i?.call(this);o?.call(this,a),this.requestUpdate(e,u,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Oo}static _$Ei(){if(this.hasOwnProperty(vs("elementProperties")))return;let e=zc(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(vs("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(vs("properties"))){let n=this.properties,s=[...Rc(n),...Dc(n)];for(let i of s)this.createProperty(i,n[i])}let e=this[Symbol.metadata];if(e!==null){let n=litPropertyMetadata.get(e);if(n!==void 0)for(let[s,i]of n)this.elementProperties.set(s,i)}this._$Eh=new Map;for(let[n,s]of this.elementProperties){let i=this._$Eu(n,s);i!==void 0&&this._$Eh.set(i,n)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let n=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let i of s)n.unshift(Ji(i))}else e!==void 0&&n.push(Ji(e));return n}static _$Eu(e,n){let s=n.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,n=this.constructor.elementProperties;for(let s of n.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Do(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,n,s){this._$AK(e,s)}_$ET(e,n){let s=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,s);if(i!==void 0&&s.reflect===!0){let o=(s.converter?.toAttribute!==void 0?s.converter:Qi).toAttribute(n,s.type);this._$Em=e,o==null?this.removeAttribute(i):this.setAttribute(i,o),this._$Em=null}}_$AK(e,n){let s=this.constructor,i=s._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let o=s.getPropertyOptions(i),a=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:Qi;this._$Em=i;let u=a.fromAttribute(n,o.type);this[i]=u??this._$Ej?.get(i)??u,this._$Em=null}}requestUpdate(e,n,s,i=!1,o){if(e!==void 0){let a=this.constructor;if(i===!1&&(o=this[e]),s??=a.getPropertyOptions(e),!((s.hasChanged??No)(o,n)||s.useDefault&&s.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,s))))return;this.C(e,n,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,n,{useDefault:s,reflect:i,wrapped:o},a){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??n??this[e]),o!==!0||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(n=void 0),this._$AL.set(e,n)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(n){Promise.reject(n)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,o]of this._$Ep)this[i]=o;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[i,o]of s){let{wrapped:a}=o,u=this[i];a!==!0||this._$AL.has(i)||u===void 0||this.C(i,void 0,o,u)}}let e=!1,n=this._$AL;try{e=this.shouldUpdate(n),e?(this.willUpdate(n),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(n)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(n)}willUpdate(e){}_$AE(e){this._$EO?.forEach(n=>n.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(n=>this._$ET(n,this[n])),this._$EM()}updated(e){}firstUpdated(e){}};Wt.elementStyles=[],Wt.shadowRootOptions={mode:"open"},Wt[vs("elementProperties")]=new Map,Wt[vs("finalized")]=new Map,Nc?.({ReactiveElement:Wt}),(Gs.reactiveElementVersions??=[]).push("2.1.2");var el=globalThis,Ho=t=>t,js=el.trustedTypes,Io=js?js.createPolicy("lit-html",{createHTML:t=>t}):void 0,tl="$lit$",Bt=`lit$${Math.random().toFixed(9).slice(2)}$`,nl="?"+Bt,Hc=`<${nl}>`,vn=document,_s=()=>vn.createComment(""),ws=t=>t===null||typeof t!="object"&&typeof t!="function",sl=Array.isArray,Go=t=>sl(t)||typeof t?.[Symbol.iterator]=="function",Xi=`[ 	
\f\r]`,bs=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Vo=/-->/g,Uo=/>/g,mn=RegExp(`>|${Xi}(?:([^\\s"'>=/]+)(${Xi}*=${Xi}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Fo=/'/g,Wo=/"/g,jo=/^(?:script|style|textarea|title)$/i,il=t=>(e,...n)=>({_$litType$:t,strings:e,values:n}),R=il(1),Yo=il(2),Sf=il(3),vt=Symbol.for("lit-noChange"),ee=Symbol.for("lit-nothing"),Bo=new WeakMap,gn=vn.createTreeWalker(vn,129);function qo(t,e){if(!sl(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return Io!==void 0?Io.createHTML(e):e}var Ko=(t,e)=>{let n=t.length-1,s=[],i,o=e===2?"<svg>":e===3?"<math>":"",a=bs;for(let u=0;u<n;u++){let f=t[u],m,g,p=-1,b=0;for(;b<f.length&&(a.lastIndex=b,g=a.exec(f),g!==null);)b=a.lastIndex,a===bs?g[1]==="!--"?a=Vo:g[1]!==void 0?a=Uo:g[2]!==void 0?(jo.test(g[2])&&(i=RegExp("</"+g[2],"g")),a=mn):g[3]!==void 0&&(a=mn):a===mn?g[0]===">"?(a=i??bs,p=-1):g[1]===void 0?p=-2:(p=a.lastIndex-g[2].length,m=g[1],a=g[3]===void 0?mn:g[3]==='"'?Wo:Fo):a===Wo||a===Fo?a=mn:a===Vo||a===Uo?a=bs:(a=mn,i=void 0);let y=a===mn&&t[u+1].startsWith("/>")?" ":"";o+=a===bs?f+Hc:p>=0?(s.push(m),f.slice(0,p)+tl+f.slice(p)+Bt+y):f+Bt+(p===-2?u:y)}return[qo(t,o+(t[n]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},ys=class t{constructor({strings:e,_$litType$:n},s){let i;this.parts=[];let o=0,a=0,u=e.length-1,f=this.parts,[m,g]=Ko(e,n);if(this.el=t.createElement(m,s),gn.currentNode=this.el.content,n===2||n===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(i=gn.nextNode())!==null&&f.length<u;){if(i.nodeType===1){if(i.hasAttributes())for(let p of i.getAttributeNames())if(p.endsWith(tl)){let b=g[a++],y=i.getAttribute(p).split(Bt),S=/([.?@])?(.*)/.exec(b);f.push({type:1,index:o,name:S[2],strings:y,ctor:S[1]==="."?qs:S[1]==="?"?Ks:S[1]==="@"?Zs:_n}),i.removeAttribute(p)}else p.startsWith(Bt)&&(f.push({type:6,index:o}),i.removeAttribute(p));if(jo.test(i.tagName)){let p=i.textContent.split(Bt),b=p.length-1;if(b>0){i.textContent=js?js.emptyScript:"";for(let y=0;y<b;y++)i.append(p[y],_s()),gn.nextNode(),f.push({type:2,index:++o});i.append(p[b],_s())}}}else if(i.nodeType===8)if(i.data===nl)f.push({type:2,index:o});else{let p=-1;for(;(p=i.data.indexOf(Bt,p+1))!==-1;)f.push({type:7,index:o}),p+=Bt.length-1}o++}}static createElement(e,n){let s=vn.createElement("template");return s.innerHTML=e,s}};function bn(t,e,n=t,s){if(e===vt)return e;let i=s!==void 0?n._$Co?.[s]:n._$Cl,o=ws(e)?void 0:e._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(t),i._$AT(t,n,s)),s!==void 0?(n._$Co??=[])[s]=i:n._$Cl=i),i!==void 0&&(e=bn(t,i._$AS(t,e.values),i,s)),e}var Ys=class{constructor(e,n){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:n},parts:s}=this._$AD,i=(e?.creationScope??vn).importNode(n,!0);gn.currentNode=i;let o=gn.nextNode(),a=0,u=0,f=s[0];for(;f!==void 0;){if(a===f.index){let m;f.type===2?m=new jn(o,o.nextSibling,this,e):f.type===1?m=new f.ctor(o,f.name,f.strings,this,e):f.type===6&&(m=new Js(o,this,e)),this._$AV.push(m),f=s[++u]}a!==f?.index&&(o=gn.nextNode(),a++)}return gn.currentNode=vn,i}p(e){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,n),n+=s.strings.length-2):s._$AI(e[n])),n++}},jn=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,n,s,i){this.type=2,this._$AH=ee,this._$AN=void 0,this._$AA=e,this._$AB=n,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,n=this._$AM;return n!==void 0&&e?.nodeType===11&&(e=n.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,n=this){e=bn(this,e,n),ws(e)?e===ee||e==null||e===""?(this._$AH!==ee&&this._$AR(),this._$AH=ee):e!==this._$AH&&e!==vt&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Go(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==ee&&ws(this._$AH)?this._$AA.nextSibling.data=e:this.T(vn.createTextNode(e)),this._$AH=e}$(e){let{values:n,_$litType$:s}=e,i=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=ys.createElement(qo(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(n);else{let o=new Ys(i,this),a=o.u(this.options);o.p(n),this.T(a),this._$AH=o}}_$AC(e){let n=Bo.get(e.strings);return n===void 0&&Bo.set(e.strings,n=new ys(e)),n}k(e){sl(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,i=0;for(let o of e)i===n.length?n.push(s=new t(this.O(_s()),this.O(_s()),this,this.options)):s=n[i],s._$AI(o),i++;i<n.length&&(this._$AR(s&&s._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);e!==this._$AB;){let s=Ho(e).nextSibling;Ho(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},_n=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,n,s,i,o){this.type=1,this._$AH=ee,this._$AN=void 0,this.element=e,this.name=n,this._$AM=i,this.options=o,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=ee}_$AI(e,n=this,s,i){let o=this.strings,a=!1;if(o===void 0)e=bn(this,e,n,0),a=!ws(e)||e!==this._$AH&&e!==vt,a&&(this._$AH=e);else{let u=e,f,m;for(e=o[0],f=0;f<o.length-1;f++)m=bn(this,u[s+f],n,f),m===vt&&(m=this._$AH[f]),a||=!ws(m)||m!==this._$AH[f],m===ee?e=ee:e!==ee&&(e+=(m??"")+o[f+1]),this._$AH[f]=m}a&&!i&&this.j(e)}j(e){e===ee?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},qs=class extends _n{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===ee?void 0:e}},Ks=class extends _n{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==ee)}},Zs=class extends _n{constructor(e,n,s,i,o){super(e,n,s,i,o),this.type=5}_$AI(e,n=this){if((e=bn(this,e,n,0)??ee)===vt)return;let s=this._$AH,i=e===ee&&s!==ee||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,o=e!==ee&&(s===ee||i);i&&this.element.removeEventListener(this.name,this,s),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Js=class{constructor(e,n,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){bn(this,e)}},Zo={M:tl,P:Bt,A:nl,C:1,L:Ko,R:Ys,D:Go,V:bn,I:jn,H:_n,N:Ks,U:Zs,B:qs,F:Js},Ic=el.litHtmlPolyfillSupport;Ic?.(ys,jn),(el.litHtmlVersions??=[]).push("3.3.3");var Jo=(t,e,n)=>{let s=n?.renderBefore??e,i=s._$litPart$;if(i===void 0){let o=n?.renderBefore??null;s._$litPart$=i=new jn(e.insertBefore(_s(),o),o,void 0,n??{})}return i._$AI(t),i};var ll=globalThis,nt=class extends Wt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let n=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Jo(n,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return vt}};nt._$litElement$=!0,nt.finalized=!0,ll.litElementHydrateSupport?.({LitElement:nt});var Vc=ll.litElementPolyfillSupport;Vc?.({LitElement:nt});(ll.litElementVersions??=[]).push("4.2.2");var Qo={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",listening:"hört zu",speaking:"spricht",silent:"still",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",silence:"niemand",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Der Dienst bekommt Ton von jeder Quelle.",daemon_not_ok:"Eine Quelle liefert keinen Ton.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overload:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var Qs={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",listening:"listening",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",silence:"nobody",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"The daemon hears audio from every source.",daemon_not_ok:"A source gives no audio.",lost_events:"{count} events lost on their way here",overload:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var wn={en:Qs,de:Qo},ol=Qs;function Xo(t){ol=wn[t]??Qs,document.documentElement.lang=t in wn?t:"en"}function k(t,e={}){return ol[t].replace(/\{(\w+)\}/g,(n,s)=>String(e[s]??""))}function we(t){return ol[t]??t.replaceAll("_"," ")}var Uc=["need","newest","name"];function rl(t){let[e="",n=""]=t.replace(/^#/,"").split("?"),s=new URLSearchParams(n),[,i="",o=""]=e.split("/"),a=s.get("t");return{view:i==="s"&&o?"session":i==="health"?"health":"wall",sessionId:i==="s"?decodeURIComponent(o):"",t:a!==null&&/^\d+$/.test(a)?Number(a):null,role:s.get("role")??"",state:s.get("state")??"",sort:Uc.find(u=>u===s.get("sort"))??"need"}}function Xt(t){let e=new URLSearchParams;t.role&&e.set("role",t.role),t.state&&e.set("state",t.state),t.sort&&t.sort!=="need"&&e.set("sort",t.sort),t.view==="session"&&t.t!=null&&e.set("t",String(Math.round(t.t)));let n=t.view==="session"?`/s/${encodeURIComponent(t.sessionId??"")}`:t.view==="health"?"/health":"/",s=e.toString();return`#${n}${s?`?${s}`:""}`}var Fc="org.emotionstreamer.",Xs=t=>t.type.replace(Fc,"");var Wc={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},ei="M3 3H21V21H3Z",er=[{colour:"#7a5195",shape:ei,pattern:"falling",need:1},{colour:"#4c9f70",shape:ei,pattern:"dots",need:1},{colour:"#b5651d",shape:ei,pattern:"cross",need:1},{colour:"#5b7db1",shape:ei,pattern:"rows",need:1}],al=new Map,tr=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function Ht(t){let e=Wc[t]??al.get(t);if(e!==void 0)return e;let n=er[al.size%er.length];return al.set(t,n),n}function ti(t,e){return nr(t)-nr(e)||t.localeCompare(e)}function nr(t){let e=tr.indexOf(t);return e<0?tr.length:e}var dl=15*6e4,Bc=6e4,sr="none",cl=class{constructor(e,n,s){this.id=e;this.origin=null;this.state=sr;this.probability=0;this.since=null;this.pieces=[];this.utterances=[];this.gaps=[];this.affect=[];this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;this.role=n?.role??s,this.codec=n?.codec??"",this.analysed=n?.analysed??!0}get speaking(){let e=this.utterances.at(-1);return e!==void 0&&e.to===null}},ul=class{constructor(e,n){this.id=e;this.sourceId="";this.endedAt=null;this.endReason="";this.legs=new Map;this.version=0;this.lostEvents=0;this.startedAt=n}},si=class{constructor(){this.sessions=new Map;this.sources=new Map;this.labels=[];this.overload=null;this.lostEvents=0;this.version=0}clear(){this.sessions.clear(),this.sources.clear(),this.overload=null,this.version++}apply(e){let n=Date.parse(e.time),s=e.data,i=Xs(e);this.version++,i==="source.health.v1"?this.sources.set(s.source_id,{id:s.source_id,state:s.state,detail:s.detail??"",at:n}):i==="overload.v1"?this.overload=s.active?s:null:i==="session.ended.v1"?this.#t(s,n):i==="gap.v1"?this.#i(s,n):s.session_id!==void 0&&this.#s(i,s,n)}forget(e){for(let n of this.sessions.values()){if(n.endedAt!==null&&e-n.endedAt>Bc){this.sessions.delete(n.id),this.version++;continue}for(let s of n.legs.values())Kc(s,e)}}#e(e,n){let s=this.sessions.get(e);return s===void 0&&(s=new ul(e,n),this.sessions.set(e,s)),s.version++,s}#t(e,n){let s=this.sessions.get(e.session_id);if(s!==void 0){s.endedAt=n,s.endReason=e.reason??"",s.version++;for(let i of s.legs.values())qc(i,n)}}#i(e,n){if(this.lostEvents+=e.lost_events??0,e.session_id==null)return;let s=this.#e(e.session_id,n);s.lostEvents+=e.lost_events??0;for(let i of e.leg_ids??[]){let o=s.legs.get(i);if(o?.origin==null||!e.lost_ms)continue;let a=n-o.origin;o.gaps.push({from:a-e.lost_ms,to:a,reason:e.reason??""})}}#s(e,n,s){let i=this.#e(n.session_id,s);if(e==="session.started.v1"||e==="session.changed.v1"){e==="session.started.v1"&&(i.startedAt=s),i.sourceId=n.source_id??i.sourceId;for(let a of n.legs??[])Gc(i,a);return}if(n.leg_id===void 0)return;let o=i.legs.get(n.leg_id)??ir(i,n.leg_id,n.role??"unknown");o.role=n.role??o.role,o.heardAt=Math.max(o.heardAt,s),e==="utterance.started.v1"?jc(o,n,s):e==="utterance.ended.v1"?Yc(o,n,s):e==="emotion.v1"?this.#n(o,n,s):e==="state.v1"&&(o.origin??=s-n.since_ms,o.state=n.state,o.probability=n.probability,o.since=o.origin+n.since_ms)}#n(e,n,s){let i=n.audio;e.origin=s-i.end_ms,e.latencyMs=n.latency_ms?.audio_end_to_publish??e.latencyMs,e.inferenceMs=n.latency_ms?.inference??e.inferenceMs,e.model=`${n.model.name} ${n.model.version} (${n.model.precision})`,e.quality=i.quality;let o=e.utterances.at(-1),a=e.pieces.at(-1),u=o?.id===n.utterance_id?o.from:i.start_ms,f=a!==void 0&&a.to>u?a.to:u;f>=i.end_ms||(e.pieces.push({from:f,to:i.end_ms,shares:n.abstained?[]:this.#l(n),reason:n.abstained?n.reason??"unknown":null}),n.dimensions&&!n.abstained&&e.affect.push({at:i.end_ms,valence:n.dimensions.valence,arousal:n.dimensions.arousal}))}#l(e){let n=this.labels.map(()=>0);for(let{name:s,probability:i}of e.posterior??[]){let o=this.labels.indexOf(s);o<0&&(o=this.labels.push(s)-1),n[o]=i}return n}};function ir(t,e,n){let s=new cl(e,null,n);return t.legs.set(e,s),s}function Gc(t,e){let n=t.legs.get(e.leg_id)??ir(t,e.leg_id,e.role);n.role=e.role,n.codec=e.codec,n.analysed=e.analysed}function jc(t,e,n){let s=t.utterances.at(-1);s?.id!==e.utterance_id&&(s!==void 0&&(s.to??=e.start_ms),t.origin??=n-e.start_ms,t.utterances.push({id:e.utterance_id,from:e.start_ms,to:null}))}function Yc(t,e,n){let{start_ms:s,end_ms:i}=e.audio;t.origin??=n-i;let o=t.utterances.at(-1);o?.id===e.utterance_id?(o.from=s,o.to=i):t.utterances.push({id:e.utterance_id,from:s,to:i})}function qc(t,e){let n=t.utterances.at(-1);n!==void 0&&t.origin!==null&&(n.to??=e-t.origin),t.state=sr,t.probability=0}function Kc(t,e){if(t.origin===null)return;let n=e-dl-t.origin;ni(t.pieces,s=>s.to<n),ni(t.utterances,s=>(s.to??1/0)<n),ni(t.gaps,s=>s.to<n),ni(t.affect,s=>s.at<n)}function ni(t,e){let n=0;for(;n<t.length&&e(t[n]);)n++;n>0&&t.splice(0,n)}var Yn=class extends Error{constructor(n){super(`no ticket: ${n}`);this.status=n}},ii=class{constructor(e,n,s=location.origin){this.getTicket=e;this.listener=n;this.base=s;this.skewMs=0;this.lastMessageAt=0;this.#e=null;this.#t=500;this.#s=[];this.#n=new Set;this.#l=null;this.#o=!0;this.#a=!1;this.#r=!1;this.#c=()=>{this.#e===null&&this.#u()};this.#f=()=>{this.#a=!1;let e=this.#s,n=this.#o;this.#s=[],this.#o=!1,this.listener.events(e,n)}}#e;#t;#i;#s;#n;#l;#o;#a;#r;start(){this.#r=!1,this.#u(),this.#h(),addEventListener("online",this.#c)}stop(){this.#r=!0,clearTimeout(this.#i),removeEventListener("online",this.#c),this.#e?.close()}#c;async#u(){clearTimeout(this.#i),this.listener.status("connecting");try{let e=await this.getTicket();this.skewMs=Date.parse(e.issued_at)-Date.now(),this.#r||this.#p(e.ticket)}catch(e){e instanceof Yn&&e.status===401?this.listener.status("token"):e instanceof Yn&&e.status===403?this.listener.status("refused"):this.#d()}}#p(e){let n=new URL("/events",this.base);n.protocol=n.protocol.replace("http","ws"),n.searchParams.set("recent_s",String(180)),this.#l!==null&&n.searchParams.set("resume_from",this.#l);let s=new WebSocket(n,["cloudevents.json",`ticket.${e}`]);this.#e=s,s.onopen=()=>{this.#t=500,this.lastMessageAt=performance.now(),this.listener.status("open")},s.onmessage=i=>this.#m(JSON.parse(i.data)),s.onclose=()=>{this.#e===s&&(this.#e=null,this.#r||this.#d())}}#d(){if(this.#r)return;this.listener.status("lost");let e=this.#t*(.5+Math.random());this.#t=Math.min(2*this.#t,15e3),this.#i=setTimeout(()=>{this.#u()},e)}#m(e){this.lastMessageAt=performance.now(),e.type.endsWith("gap.v1")&&e.data.reason==="resume_expired"&&(this.#o=!0,this.#n.clear(),this.#s=[]),!this.#n.has(e.id)&&(this.#n.add(e.id),this.#n.size>4e3&&this.#n.delete(this.#n.values().next().value),this.#l=e.id,this.#s.push(e),!this.#a&&(this.#a=!0,document.hidden?setTimeout(this.#f,1e3):requestAnimationFrame(this.#f)))}#f;#h(){this.#r||fetch(new URL("/healthz",this.base),{signal:AbortSignal.timeout(4e3),cache:"no-store"}).then(async e=>this.listener.health({ok:e.ok,text:(await e.text()).trim()})).catch(()=>this.#e?.close()).finally(()=>setTimeout(()=>this.#h(),5e3))}};var Zc=5e3,lr=1e3,xs=5e3,Jc=5e3,Qc=2,fl=class extends EventTarget{constructor(){super(...arguments);this.model=new si;this.status="connecting";this.health=null;this.route=rl(location.hash);this.theme="auto";this.language="en";this.tokenIsWrong=!1;this.announcement="";this.#e=null;this.lostAt=null;this.#t="";this.#i=0;this.#s=!1;this.#n=new ii(()=>this.#l(),{events:(n,s)=>this.#a(n,s),status:n=>this.#o(n),health:n=>{this.health=n,this.changed()}})}#e;#t;#i;#s;#n;start(){this.#c(),addEventListener("hashchange",()=>{this.route=rl(location.hash),this.changed()}),setInterval(()=>this.model.forget(this.clock()),Zc),setInterval(()=>this.changed(),lr),this.#n.start()}clock(){return Date.now()+this.#n.skewMs}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>xs}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}go(n){location.hash=Xt({...this.route,...n})}setTheme(n){this.theme=n,n==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=n,or("theme",n),this.dispatchEvent(new Event("theme")),this.changed()}setLanguage(n){this.language=n in wn?n:"en",Xo(this.language),or("language",this.language),this.changed()}signIn(n){this.#t=n,this.#n.start()}changed(n=!0){if(this.#s||this.isPaused&&!n)return;this.#s=!0;let s=()=>{this.#s=!1,this.dispatchEvent(new Event("change"))};document.hidden?setTimeout(s,lr):requestAnimationFrame(s)}async#l(){let n={"Content-Type":"application/json"};this.#t&&(n.Authorization=`Bearer ${this.#t}`);let s=await fetch("/api/ticket",{method:"POST",headers:n,body:"{}",signal:AbortSignal.timeout(8e3)});if(!s.ok)throw new Yn(s.status);return await s.json()}#o(n){this.tokenIsWrong=n==="token"&&this.#t!=="",n==="open"?this.lostAt=null:this.lostAt??=this.clock(),this.status=n,this.changed()}#a(n,s){s&&this.model.clear();for(let i of n)this.model.apply(i),s||this.#r(i);this.changed(!1)}#r(n){if(Xs(n)!=="state.v1"||Ht(n.data.state).need<Qc)return;let s=performance.now();if(n.data.state==="none"||s-this.#i<Jc)return;this.#i=s;let{role:i,session_id:o,state:a}=n.data;this.announcement=k("announce",{role:we(i),id:o,state:we(a)})}#c(){let n=navigator.language.slice(0,2);this.setLanguage(rr("language")??(n in wn?n:"en"));let s=rr("theme");this.setTheme(s==="light"||s==="dark"?s:"auto")}};function or(t,e){try{localStorage.setItem(`emotion-streamer.${t}`,e)}catch{return}}function rr(t){try{return localStorage.getItem(`emotion-streamer.${t}`)}catch{return null}}var A=new fl;function bt(t){let e=Math.max(0,Math.floor(t/1e3)),n=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(n[0]===0?n.slice(1):n).map((i,o)=>o===0?String(i):String(i).padStart(2,"0")).join(":")}function li(t){return new Date(t).toLocaleTimeString(A.language,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var oi={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ri=t=>(...e)=>({_$litDirective$:t,values:e}),qn=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,n,s){this._$Ct=e,this._$AM=n,this._$Ci=s}_$AS(e,n){return this.update(e,n)}update(e,n){return this.render(...n)}};var hl=class extends qn{constructor(e){if(super(e),e.type!==oi.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return vt}update(e,[n]){let{style:s}=e.element;for(let[i,o]of Object.entries(n))s.setProperty(i,o);return vt}},ai=ri(hl);function ar(t,e,n){let s=[];for(let u of t)if(u.origin!==null)for(let f of u.utterances){let[m,g]=Xc(f,u.origin,e,n);m<g&&s.push({at:m,leg:u.id,change:1},{at:g,leg:u.id,change:-1})}s.sort((u,f)=>u.at-f.at||u.change-f.change);let i={alone:new Map(t.map(u=>[u.id,0])),overlap:0,silence:0,total:Math.max(0,n-e)},o=new Map,a=e;for(let u of[...s,{at:n,leg:"",change:1}]){let f=[...o].filter(([,g])=>g>0).map(([g])=>g),m=u.at-a;f.length===0?i.silence+=m:f.length>1?i.overlap+=m:i.alone.set(f[0],i.alone.get(f[0])+m),o.set(u.leg,(o.get(u.leg)??0)+u.change),a=u.at}return i}function Xc(t,e,n,s){return[Math.max(n,t.from+e),Math.min(s,t.to===null?s:t.to+e)]}var Re=8,eu=5,cr=new Map;function ur(t,e,n,s,i){t.clearRect(0,0,s.width,s.height);let o=e.origin;if(o===null||!e.analysed)return;let a=g=>(g+o-s.from)/(s.to-s.from)*s.width,u=(g,p,b)=>{let y=Math.max(0,a(g)),S=Math.min(s.width,a(p));S<=y||(t.fillStyle=b,t.fillRect(y,0,Math.max(1,S-y),s.height))},f=s.until-o;u(0,f,Kn(t,"silent",i.hatch));for(let{from:g,to:p}of e.utterances)u(g,p??f,i.speech),p!==null&&u(g,p,Kn(t,"unsure",i.hatch));let m=n.map((g,p)=>p).sort((g,p)=>ti(n[g],n[p]));for(let g of e.pieces)a(g.to)<0||a(g.from)>s.width||(u(g.from,g.to,i.speech),g.reason===null?nu(t,g,n,m,a(g.from),a(g.to),s.height):u(g.from,g.to,Kn(t,tu(g.reason),i.hatch)));for(let g of e.gaps)u(g.from,g.to,i.speech),u(g.from,g.to,Kn(t,"lost",i.lost))}function tu(t){return t==="audio_lost"||t==="overload"?"lost":t==="paused"?"paused":"unsure"}function Kn(t,e,n){return dr(t,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns"}[e],n)}function nu(t,e,n,s,i,o,a){let u=a,f=Math.max(1,o-i+.5);for(let m of s){let g=(e.shares[m]??0)*a;if(g<.5)continue;let{colour:p,pattern:b}=Ht(n[m]);t.fillStyle=p,t.fillRect(i,u-g,f,g),b!=="plain"&&g>=eu&&(t.fillStyle=dr(t,b,"rgba(0, 0, 0, 0.38)"),t.fillRect(i,u-g,f,g)),u-=g}}function dr(t,e,n){let s=`${e} ${n}`,i=cr.get(s);return i===void 0&&(i=t.createPattern(su(e,n),"repeat"),cr.set(s,i)),i}function su(t,e){let n=document.createElement("canvas");n.width=n.height=Re;let s=n.getContext("2d");return s.strokeStyle=s.fillStyle=e,s.lineWidth=1.5,s.beginPath(),(t==="rising"||t==="cross")&&ci(s,[-2,2,2,-2],[0,Re,Re,0],[Re-2,Re+2,Re+2,Re-2]),(t==="falling"||t==="cross")&&ci(s,[-2,Re-2,2,Re+2],[0,0,Re,Re],[Re-2,-2,Re+2,2]),t==="rows"&&ci(s,[0,Re/2,Re,Re/2]),t==="columns"&&ci(s,[Re/2,0,Re/2,Re]),s.stroke(),t==="dots"&&s.fillRect(3,3,1.6,1.6),n}function ci(t,...e){for(let[n,s,i,o]of e)t.moveTo(n,s),t.lineTo(i,o)}var en=new Map,pl=!1;function fr(t){en.set(t,0),pl||(pl=!0,pr())}function hr(t){en.delete(t)}function Ss(t){en.has(t)&&en.set(t,0)}function pr(){if(en.size===0){pl=!1;return}setTimeout(()=>requestAnimationFrame(iu),100)}function iu(t){for(let[e,n]of en)if(!(!e.visible||n>t)&&(e.paint(),en.delete(e),en.set(e,t+e.everyMs),performance.now()-t>6))break;pr()}var _t=class extends nt{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),A.addEventListener("change",this.#e)}disconnectedCallback(){A.removeEventListener("change",this.#e),super.disconnectedCallback()}};function je(t,e){customElements.get(t)===void 0&&customElements.define(t,e)}function Zn(t){let{shape:e,colour:n}=Ht(t);return R`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${Yo`<path d=${e} fill=${n} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
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
`;var lu=18e4,ou=1e3,ru=5e3,ml=class extends nt{constructor(){super(...arguments);this.leg=null;this.from=null;this.to=null;this.until=null;this.everyMs=ou;this.visible=!1;this.#e=null;this.#t=null;this.#i=new IntersectionObserver(n=>{this.visible=n.at(-1).isIntersecting,this.visible&&Ss(this)});this.#s=new ResizeObserver(()=>Ss(this));this.#n=()=>{this.#t=null,Ss(this)}}static{this.properties={leg:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=Le`
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
  `}#e;#t;#i;#s;#n;connectedCallback(){super.connectedCallback(),this.#i.observe(this),this.#s.observe(this),A.addEventListener("theme",this.#n),matchMedia("(prefers-color-scheme: dark)").addEventListener("change",this.#n),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,ru)),fr(this)}disconnectedCallback(){hr(this),this.#i.disconnect(),this.#s.disconnect(),A.removeEventListener("theme",this.#n),matchMedia("(prefers-color-scheme: dark)").removeEventListener("change",this.#n),super.disconnectedCallback()}render(){return R`<canvas aria-hidden="true"></canvas>`}updated(){Ss(this)}paint(){let n=this.renderRoot.querySelector("canvas"),{clientWidth:s,clientHeight:i}=this;if(n===null||this.leg===null||s===0)return;let o=Math.min(devicePixelRatio,2);(n.width!==Math.round(s*o)||n.height!==Math.round(i*o))&&(n.width=Math.round(s*o),n.height=Math.round(i*o)),this.#e??=n.getContext("2d");let a=this.#e;a.setTransform(o,0,0,o,0,0),this.#t??=au(this);let u=A.now(),f=this.to??u,m=this.from??f-lu,g=Math.min(this.until??1/0,A.lostAt??1/0,u);ur(a,this.leg,A.model.labels,{from:m,to:f,width:s,height:i,until:g},this.#t)}};function au(t){let e=getComputedStyle(t),n=s=>e.getPropertyValue(s).trim();return{speech:n("--speech"),hatch:n("--hatch"),lost:n("--lost"),cursor:n("--accent")}}je("es-lane",ml);var cu=["silent","unsure","lost","paused"],gl=class extends _t{static{this.styles=[wt,Le`
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
    `]}render(){return R`<div role="group" aria-label=${k("legend")}>
        ${[...A.model.labels].sort(ti).map(e=>R`<span>${Zn(e)} ${we(e)}</span>`)}
        ${cu.map(e=>R`<span><canvas width="52" height="32" data-kind=${e} aria-hidden="true"></canvas>${k(`hatch_${e}`)}</span>`)}
      </div>
      <p>${k("events_say")}</p>`}updated(){let e=getComputedStyle(this);for(let n of this.renderRoot.querySelectorAll("canvas")){let s=n.dataset.kind,i=e.getPropertyValue(s==="lost"?"--lost":"--hatch").trim();if(n.dataset.colour===i)continue;n.dataset.colour=i;let o=n.getContext("2d");o.setTransform(2,0,0,2,0,0),o.clearRect(0,0,26,16),o.fillStyle=Kn(o,s,i),o.fillRect(0,0,26,16)}}};je("es-legend",gl);var vl=class extends nt{constructor(){super(...arguments);this.session=null;this.stamp=""}static{this.properties={session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[wt,Le`
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
    `]}render(){let n=this.session;if(n===null)return ee;let s=A.isStale||uu(n),i=n.endedAt!==null,o=[i?"ended":s?"stale":`need${ui(n)}`];return R`<article class=${o.join(" ")} aria-label=${$s(n)}>
      <header>
        <a href=${Xt({view:"session",sessionId:n.id,t:null})} aria-label=${k("open_session",{id:$s(n)})} title=${n.id}>${$s(n)}</a>
        <span class="when muted number">
          ${i?k("ended",{reason:we(n.endReason)}):bt(A.now()-n.startedAt)}
        </span>
      </header>
      ${[...n.legs.values()].map(a=>this.#e(n,a))}
      <div class="axis" aria-hidden="true"><span>${k("minutes_ago")}</span><span>${k("now")}</span></div>
      ${s&&!i?R`<p class="note">${k("stale",{time:li(mr(n))})}</p>`:ee}
    </article>`}#e(n,s){return R`<section class="leg">
      <div class="line">
        <span class="talking ${s.speaking?"on":""}" aria-hidden="true"></span>
        <span class="role">${we(s.role)}</span>
        ${bl(s)}
      </div>
      ${s.analysed?R`<es-lane .leg=${s} .until=${n.endedAt}></es-lane>`:ee}
    </section>`}};function $s(t){let e=/^[0-9a-f-]{32,36}$/.test(t.id)?t.id.slice(0,8):t.id;return t.sourceId?`${t.sourceId} · ${e}`:e}function bl(t){if(!t.analysed)return R`<span class="state quiet">${k("not_analysed")}</span>`;if(t.state==="none"){let e=t.speaking?k("listening"):t.pieces.length>0?k("none"):k("silent");return R`<span class="state quiet">${e}</span>`}return R`<span class="state">${Zn(t.state)} ${we(t.state)}</span>
    <span class="percent number">${Math.round(t.probability*100)} %</span>
    ${t.since===null?ee:R`<span class="since number">${k("since",{time:bt(A.now()-t.since)})}</span>`}`}function ui(t){return t.endedAt!==null?0:Math.max(0,...[...t.legs.values()].map(e=>e.state==="none"?0:Ht(e.state).need))}function mr(t){return Math.max(t.startedAt,...[...t.legs.values()].map(e=>e.heardAt))}function uu(t){let e=[...t.legs.values()].some(n=>n.speaking&&n.analysed);return t.endedAt===null&&e&&A.clock()-mr(t)>2*xs}je("es-tile",vl);var du="uplot",fu="u-hz",hu="u-vt",pu="u-title",mu="u-wrap",gu="u-under",vu="u-over",bu="u-axis",Sn="u-off",_u="u-select",wu="u-cursor-x",yu="u-cursor-y",xu="u-cursor-pt",Su="u-legend",$u="u-live",ku="u-inline",Au="u-series",Eu="u-marker",gr="u-label",Mu="u-value",As="width",Es="height";var vr="bottom",Jn="left",_l="right",Ol="#000",br=Ol+"0",wl="mousemove",_r="mousedown",yl="mouseup",wr="mouseenter",yr="mouseleave",xr="dblclick",Tu="resize",Pu="scroll",Sr="change",mi="dppxchange",Nl="--",is=typeof window<"u",Al=is?document:null,Xn=is?window:null,Cu=is?navigator:null,ce,di;function El(){let t=devicePixelRatio;ce!=t&&(ce=t,di&&Tl(Sr,di,El),di=matchMedia(`(min-resolution: ${ce-.001}dppx) and (max-resolution: ${ce+.001}dppx)`),$n(Sr,di,El),Xn.dispatchEvent(new CustomEvent(mi)))}function at(t,e){if(e!=null){let n=t.classList;!n.contains(e)&&n.add(e)}}function Ml(t,e){let n=t.classList;n.contains(e)&&n.remove(e)}function ye(t,e,n){t.style[e]=n+"px"}function Mt(t,e,n,s){let i=Al.createElement(t);return e!=null&&at(i,e),n?.insertBefore(i,s),i}function yt(t,e){return Mt("div",t,e)}var $r=new WeakMap;function It(t,e,n,s,i){let o="translate("+e+"px,"+n+"px)",a=$r.get(t);o!=a&&(t.style.transform=o,$r.set(t,o),e<0||n<0||e>s||n>i?at(t,Sn):Ml(t,Sn))}var kr=new WeakMap;function Ar(t,e,n){let s=e+n,i=kr.get(t);s!=i&&(kr.set(t,s),t.style.background=e,t.style.borderColor=n)}var Er=new WeakMap;function Mr(t,e,n,s){let i=e+""+n,o=Er.get(t);i!=o&&(Er.set(t,i),t.style.height=n+"px",t.style.width=e+"px",t.style.marginLeft=s?-e/2+"px":0,t.style.marginTop=s?-n/2+"px":0)}var Hl={passive:!0},Lu={...Hl,capture:!0};function $n(t,e,n,s){e.addEventListener(t,n,s?Lu:Hl)}function Tl(t,e,n,s){e.removeEventListener(t,n,Hl)}is&&El();function Tt(t,e,n,s){let i;n=n||0,s=s||e.length-1;let o=s<=2147483647;for(;s-n>1;)i=o?n+s>>1:ct((n+s)/2),e[i]<t?n=i:s=i;return t-e[n]<=e[s]-t?n:s}function na(t){return(n,s,i)=>{let o=-1,a=-1;for(let u=s;u<=i;u++)if(t(n[u])){o=u;break}for(let u=i;u>=s;u--)if(t(n[u])){a=u;break}return[o,a]}}var sa=t=>t!=null,ia=t=>t!=null&&t>0,bi=na(sa),Ru=na(ia);function Du(t,e,n,s=0,i=!1){let o=i?Ru:bi,a=i?ia:sa;[e,n]=o(t,e,n);let u=t[e],f=t[e];if(e>-1)if(s==1)u=t[e],f=t[n];else if(s==-1)u=t[n],f=t[e];else for(let m=e;m<=n;m++){let g=t[m];a(g)&&(g<u?u=g:g>f&&(f=g))}return[u??pe,f??-pe]}function _i(t,e,n,s){let i=Cr(t),o=Cr(e);t==e&&(i==-1?(t*=n,e/=n):(t/=n,e*=n));let a=n==10?Gt:la,u=i==1?ct:xt,f=o==1?xt:ct,m=u(a(ze(t))),g=f(a(ze(e))),p=es(n,m),b=es(n,g);return n==10&&(m<0&&(p=me(p,-m)),g<0&&(b=me(b,-g))),s||n==2?(t=p*i,e=b*o):(t=ca(t,p),e=wi(e,b)),[t,e]}function Il(t,e,n,s){let i=_i(t,e,n,s);return t==0&&(i[0]=0),e==0&&(i[1]=0),i}var Vl=.1,Tr={mode:3,pad:Vl},Ts={pad:0,soft:null,mode:0},zu={min:Ts,max:Ts};function gi(t,e,n,s){return yi(n)?Pr(t,e,n):(Ts.pad=n,Ts.soft=s?0:null,Ts.mode=s?3:0,Pr(t,e,zu))}function re(t,e){return t??e}function Ou(t,e,n){for(e=re(e,0),n=re(n,t.length-1);e<=n;){if(t[e]!=null)return!0;e++}return!1}function Pr(t,e,n){let s=n.min,i=n.max,o=re(s.pad,0),a=re(i.pad,0),u=re(s.hard,-pe),f=re(i.hard,pe),m=re(s.soft,pe),g=re(i.soft,-pe),p=re(s.mode,0),b=re(i.mode,0),y=e-t,S=Gt(y),z=Qe(ze(t),ze(e)),U=Gt(z),W=ze(U-S);(y<1e-24||W>10)&&(y=0,(t==0||e==0)&&(y=1e-24,p==2&&m!=pe&&(o=0),b==2&&g!=-pe&&(a=0)));let $=y||z||1e3,F=Gt($),E=es(10,ct(F)),J=$*(y==0?t==0?.1:1:o),D=me(ca(t-J,E/10),24),Q=t>=m&&(p==1||p==3&&D<=m||p==2&&D>=m)?m:pe,q=Qe(u,D<Q&&t>=Q?Q:Pt(Q,D)),ne=$*(y==0?e==0?.1:1:a),Y=me(wi(e+ne,E/10),24),M=e<=g&&(b==1||b==3&&Y>=g||b==2&&Y<=g)?g:-pe,Z=Pt(f,Y>M&&e<=M?M:Qe(M,Y));return q==Z&&q==0&&(Z=100),[q,Z]}var Nu=new Intl.NumberFormat(is?Cu.language:"en-US"),Ul=t=>Nu.format(t),ut=Math,pi=ut.PI,ze=ut.abs,ct=ut.floor,De=ut.round,xt=ut.ceil,Pt=ut.min,Qe=ut.max,es=ut.pow,Cr=ut.sign,Gt=ut.log10,la=ut.log2,Hu=(t,e=1)=>ut.sinh(t)*e,xl=(t,e=1)=>ut.asinh(t/e),pe=1/0;function Lr(t){return(Gt((t^t>>31)-(t>>31))|0)+1}function Pl(t,e,n){return Pt(Qe(t,e),n)}function oa(t){return typeof t=="function"}function se(t){return oa(t)?t:()=>t}var Iu=()=>{},ra=t=>t,aa=(t,e)=>e,Vu=t=>null,Rr=t=>!0,Dr=(t,e)=>t==e,Uu=/\.\d*?(?=9{6,}|0{6,})/gm,kn=t=>{if(da(t)||nn.has(t))return t;let e=`${t}`,n=e.match(Uu);if(n==null)return t;let s=n[0].length-1;if(e.indexOf("e-")!=-1){let[i,o]=e.split("e");return+`${kn(i)}e${o}`}return me(t,s)};function yn(t,e){return kn(me(kn(t/e))*e)}function wi(t,e){return kn(xt(kn(t/e))*e)}function ca(t,e){return kn(ct(kn(t/e))*e)}function me(t,e=0){if(da(t))return t;let n=10**e,s=t*n*(1+Number.EPSILON);return De(s)/n}var nn=new Map;function ua(t){return((""+t).split(".")[1]||"").length}function Cs(t,e,n,s){let i=[],o=s.map(ua);for(let a=e;a<n;a++){let u=ze(a),f=me(es(t,a),u);for(let m=0;m<s.length;m++){let g=t==10?+`${s[m]}e${a}`:s[m]*f,p=(a>=0?0:u)+(a>=o[m]?0:o[m]),b=t==10?g:me(g,p);i.push(b),nn.set(b,p)}}return i}var Ps={},Fl=[],ts=[null,null],tn=Array.isArray,da=Number.isInteger,Fu=t=>t===void 0;function zr(t){return typeof t=="string"}function yi(t){let e=!1;if(t!=null){let n=t.constructor;e=n==null||n==Object}return e}function Wu(t){return t!=null&&typeof t=="object"}var Bu=Object.getPrototypeOf(Uint8Array),fa="__proto__";function ns(t,e=yi){let n;if(tn(t)){let s=t.find(i=>i!=null);if(tn(s)||e(s)){n=Array(t.length);for(let i=0;i<t.length;i++)n[i]=ns(t[i],e)}else n=t.slice()}else if(t instanceof Bu)n=t.slice();else if(e(t)){n={};for(let s in t)s!=fa&&(n[s]=ns(t[s],e))}else n=t;return n}function Te(t){let e=arguments;for(let n=1;n<e.length;n++){let s=e[n];for(let i in s)i!=fa&&(yi(t[i])?Te(t[i],ns(s[i])):t[i]=ns(s[i]))}return t}var Gu=0,ju=1,Yu=2;function qu(t,e,n){for(let s=0,i,o=-1;s<e.length;s++){let a=e[s];if(a>o){for(i=a-1;i>=0&&t[i]==null;)t[i--]=null;for(i=a+1;i<n&&t[i]==null;)t[o=i++]=null}}}function Ku(t,e){if(Qu(t)){let a=t[0].slice();for(let u=1;u<t.length;u++)a.push(...t[u].slice(1));return Xu(a[0])||(a=Ju(a)),a}let n=new Set;for(let a=0;a<t.length;a++){let f=t[a][0],m=f.length;for(let g=0;g<m;g++)n.add(f[g])}let s=[Array.from(n).sort((a,u)=>a-u)],i=s[0].length,o=new Map;for(let a=0;a<i;a++)o.set(s[0][a],a);for(let a=0;a<t.length;a++){let u=t[a],f=u[0];for(let m=1;m<u.length;m++){let g=u[m],p=Array(i).fill(void 0),b=e?e[a][m]:ju,y=[];for(let S=0;S<g.length;S++){let z=g[S],U=o.get(f[S]);z===null?b!=Gu&&(p[U]=z,b==Yu&&y.push(U)):p[U]=z}qu(p,y,i),s.push(p)}}return s}var Zu=typeof queueMicrotask>"u"?t=>Promise.resolve().then(t):queueMicrotask;function Ju(t){let e=t[0],n=e.length,s=Array(n);for(let o=0;o<s.length;o++)s[o]=o;s.sort((o,a)=>e[o]-e[a]);let i=[];for(let o=0;o<t.length;o++){let a=t[o],u=Array(n);for(let f=0;f<n;f++)u[f]=a[s[f]];i.push(u)}return i}function Qu(t){let e=t[0][0],n=e.length;for(let s=1;s<t.length;s++){let i=t[s][0];if(i.length!=n)return!1;if(i!=e){for(let o=0;o<n;o++)if(i[o]!=e[o])return!1}}return!0}function Xu(t,e=100){let n=t.length;if(n<=1)return!0;let s=0,i=n-1;for(;s<=i&&t[s]==null;)s++;for(;i>=s&&t[i]==null;)i--;if(i<=s)return!0;let o=Qe(1,ct((i-s+1)/e));for(let a=t[s],u=s+o;u<=i;u+=o){let f=t[u];if(f!=null){if(f<=a)return!1;a=f}}return!0}var ha=["January","February","March","April","May","June","July","August","September","October","November","December"],pa=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function ma(t){return t.slice(0,3)}var ed=pa.map(ma),td=ha.map(ma),nd={MMMM:ha,MMM:td,WWWW:pa,WWW:ed};function ks(t){return(t<10?"0":"")+t}function sd(t){return(t<10?"00":t<100?"0":"")+t}var id={YYYY:t=>t.getFullYear(),YY:t=>(t.getFullYear()+"").slice(2),MMMM:(t,e)=>e.MMMM[t.getMonth()],MMM:(t,e)=>e.MMM[t.getMonth()],MM:t=>ks(t.getMonth()+1),M:t=>t.getMonth()+1,DD:t=>ks(t.getDate()),D:t=>t.getDate(),WWWW:(t,e)=>e.WWWW[t.getDay()],WWW:(t,e)=>e.WWW[t.getDay()],HH:t=>ks(t.getHours()),H:t=>t.getHours(),h:t=>{let e=t.getHours();return e==0?12:e>12?e-12:e},AA:t=>t.getHours()>=12?"PM":"AM",aa:t=>t.getHours()>=12?"pm":"am",a:t=>t.getHours()>=12?"p":"a",mm:t=>ks(t.getMinutes()),m:t=>t.getMinutes(),ss:t=>ks(t.getSeconds()),s:t=>t.getSeconds(),fff:t=>sd(t.getMilliseconds())};function Wl(t,e){e=e||nd;let n=[],s=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=s.exec(t);)n.push(i[0][0]=="{"?id[i[1]]:i[0]);return o=>{let a="";for(let u=0;u<n.length;u++)a+=typeof n[u]=="string"?n[u]:n[u](o,e);return a}}var ld=new Intl.DateTimeFormat().resolvedOptions().timeZone;function od(t,e){let n;return e=="UTC"||e=="Etc/UTC"?n=new Date(+t+t.getTimezoneOffset()*6e4):e==ld?n=t:(n=new Date(t.toLocaleString("en-US",{timeZone:e})),n.setMilliseconds(t.getMilliseconds())),n}var ga=t=>t%1==0,vi=[1,2,2.5,5],rd=Cs(10,-32,0,vi),va=Cs(10,0,32,vi),ad=va.filter(ga),xn=rd.concat(va),Bl=`
`,ba="{YYYY}",Or=Bl+ba,_a="{M}/{D}",Ms=Bl+_a,fi=Ms+"/{YY}",wa="{aa}",cd="{h}:{mm}",Qn=cd+wa,Nr=Bl+Qn,Hr=":{ss}",de=null;function ya(t){let e=t*1e3,n=e*60,s=n*60,i=s*24,o=i*30,a=i*365,f=(t==1?Cs(10,0,3,vi).filter(ga):Cs(10,-3,0,vi)).concat([e,e*5,e*10,e*15,e*30,n,n*5,n*10,n*15,n*30,s,s*2,s*3,s*4,s*6,s*8,s*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,o,o*2,o*3,o*4,o*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),m=[[a,ba,de,de,de,de,de,de,1],[i*28,"{MMM}",Or,de,de,de,de,de,1],[i,_a,Or,de,de,de,de,de,1],[s,"{h}"+wa,fi,de,Ms,de,de,de,1],[n,Qn,fi,de,Ms,de,de,de,1],[e,Hr,fi+" "+Qn,de,Ms+" "+Qn,de,Nr,de,1],[t,Hr+".{fff}",fi+" "+Qn,de,Ms+" "+Qn,de,Nr,de,1]];function g(p){return(b,y,S,z,U,W)=>{let $=[],F=U>=a,E=U>=o&&U<a,J=p(S),D=me(J*t,3),Q=Sl(J.getFullYear(),F?0:J.getMonth(),E||F?1:J.getDate()),q=me(Q*t,3);if(E||F){let ne=E?U/o:0,Y=F?U/a:0,M=D==q?D:me(Sl(Q.getFullYear()+Y,Q.getMonth()+ne,1)*t,3),Z=new Date(De(M/t)),O=Z.getFullYear(),G=Z.getMonth();for(let V=0;M<=z;V++){let ie=Sl(O+Y*V,G+ne*V,1),I=ie-p(me(ie*t,3));M=me((+ie+I)*t,3),M<=z&&$.push(M)}}else{let ne=U>=i?i:U,Y=ct(S)-ct(D),M=q+Y+wi(D-q,ne);$.push(M);let Z=p(M),O=Z.getHours()+Z.getMinutes()/n+Z.getSeconds()/s,G=U/s,V=b.axes[y]._space,ie=W/V;for(;M=me(M+U,t==1?0:3),!(M>z);)if(G>1){let I=ct(me(O+G,6))%24,le=p(M).getHours()-I;le>1&&(le=-1),M-=le*s,O=(O+G)%24;let fe=$[$.length-1];me((M-fe)/U,3)*ie>=.7&&$.push(M)}else $.push(M)}return $}}return[f,m,g]}var[ud,dd,fd]=ya(1),[hd,pd,md]=ya(.001);Cs(2,-53,53,[1]);function Ir(t,e){return t.map(n=>n.map((s,i)=>i==0||i==8||s==null?s:e(i==1||n[8]==0?s:n[1]+s)))}function Vr(t,e){return(n,s,i,o,a)=>{let u=e.find(S=>a>=S[0])||e[e.length-1],f,m,g,p,b,y;return s.map(S=>{let z=t(S),U=z.getFullYear(),W=z.getMonth(),$=z.getDate(),F=z.getHours(),E=z.getMinutes(),J=z.getSeconds(),D=U!=f&&u[2]||W!=m&&u[3]||$!=g&&u[4]||F!=p&&u[5]||E!=b&&u[6]||J!=y&&u[7]||u[1];return f=U,m=W,g=$,p=F,b=E,y=J,D(z)})}}function gd(t,e){let n=Wl(e);return(s,i,o,a,u)=>i.map(f=>n(t(f)))}function Sl(t,e,n){return new Date(t,e,n)}function Ur(t,e){return e(t)}var vd="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Fr(t,e){return(n,s,i,o)=>o==null?Nl:e(t(s))}function bd(t,e){let n=t.series[e];return n.width?n.stroke(t,e):n.points.width?n.points.stroke(t,e):null}function _d(t,e){return t.series[e].fill(t,e)}var wd={show:!0,live:!0,isolate:!1,mount:Iu,markers:{show:!0,width:2,stroke:bd,fill:_d,dash:"solid"},idx:null,idxs:null,values:[]};function yd(t,e){let n=t.cursor.points,s=yt(),i=n.size(t,e);ye(s,As,i),ye(s,Es,i);let o=i/-2;ye(s,"marginLeft",o),ye(s,"marginTop",o);let a=n.width(t,e,i);return a&&ye(s,"borderWidth",a),s}function xd(t,e){let n=t.series[e].points;return n._fill||n._stroke}function Sd(t,e){let n=t.series[e].points;return n._stroke||n._fill}function $d(t,e){return t.series[e].points.size}var $l=[0,0];function kd(t,e,n){return $l[0]=e,$l[1]=n,$l}function hi(t,e,n,s=!0){return i=>{i.button==0&&(!s||i.target==e)&&n(i)}}function kl(t,e,n,s=!0){return i=>{(!s||i.target==e)&&n(i)}}var Ad={show:!0,x:!0,y:!0,lock:!1,move:kd,points:{one:!1,show:yd,size:$d,width:0,stroke:Sd,fill:xd},bind:{mousedown:hi,mouseup:hi,click:hi,dblclick:hi,mousemove:kl,mouseleave:kl,mouseenter:kl},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(t,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(t,e,n,s,i)=>s-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},xa={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},Gl=Te({},xa,{filter:aa}),Sa=Te({},Gl,{size:10}),$a=Te({},xa,{show:!1}),jl='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',ka="bold "+jl,Aa=1.5,Wr={show:!0,scale:"x",stroke:Ol,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:ka,side:2,grid:Gl,ticks:Sa,border:$a,font:jl,lineGap:Aa,rotate:0},Ed="Value",Md="Time",Br={show:!0,scale:"x",auto:!1,sorted:1,min:pe,max:-pe,idxs:[]};function Td(t,e,n,s,i){return e.map(o=>o==null?"":Ul(o))}function Pd(t,e,n,s,i,o,a){let u=[],f=nn.get(i)||0;n=a?n:me(wi(n,i),f);for(let m=n;m<=s;m=me(m+i,f))u.push(Object.is(m,-0)?0:m);return u}function Cl(t,e,n,s,i,o,a){let u=[],f=t.scales[t.axes[e].scale].log,m=f==10?Gt:la,g=ct(m(n));i=es(f,g),f==10&&(i=xn[Tt(i,xn)]);let p=n,b=i*f;f==10&&(b=xn[Tt(b,xn)]);do u.push(p),p=p+i,f==10&&!nn.has(p)&&(p=me(p,nn.get(i))),p>=b&&(i=p,b=i*f,f==10&&(b=xn[Tt(b,xn)]));while(p<=s);return u}function Cd(t,e,n,s,i,o,a){let f=t.scales[t.axes[e].scale].asinh,m=s>f?Cl(t,e,Qe(f,n),s,i):[f],g=s>=0&&n<=0?[0]:[];return(n<-f?Cl(t,e,Qe(f,-s),-n,i):[f]).reverse().map(b=>-b).concat(g,m)}var Ea=/./,Ld=/[12357]/,Rd=/[125]/,Gr=/1/,Ll=(t,e,n,s)=>t.map((i,o)=>e==4&&i==0||o%s==0&&n.test(i.toExponential()[i<0?1:0])?i:null);function Dd(t,e,n,s,i){let o=t.axes[n],a=o.scale,u=t.scales[a],f=t.valToPos,m=o._space,g=f(10,a),p=f(9,a)-g>=m?Ea:f(7,a)-g>=m?Ld:f(5,a)-g>=m?Rd:Gr;if(p==Gr){let b=ze(f(1,a)-g);if(b<m)return Ll(e.slice().reverse(),u.distr,p,xt(m/b)).reverse()}return Ll(e,u.distr,p,1)}function zd(t,e,n,s,i){let o=t.axes[n],a=o.scale,u=o._space,f=t.valToPos,m=ze(f(1,a)-f(2,a));return m<u?Ll(e.slice().reverse(),3,Ea,xt(u/m)).reverse():e}function Od(t,e,n,s){return s==null?Nl:e==null?"":Ul(e)}var jr={show:!0,scale:"y",stroke:Ol,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:ka,side:3,grid:Gl,ticks:Sa,border:$a,font:jl,lineGap:Aa,rotate:0};function Nd(t,e){let n=3+(t||1)*2;return me(n*e,3)}function Hd(t,e){let{scale:n,idxs:s}=t.series[0],i=t._data[0],o=t.valToPos(i[s[0]],n,!0),a=t.valToPos(i[s[1]],n,!0),u=ze(a-o),f=t.series[e],m=u/(f.points.space*ce);return s[1]-s[0]<=m}var Yr={scale:null,auto:!0,sorted:0,min:pe,max:-pe},Ma=(t,e,n,s,i)=>i,qr={show:!0,auto:!0,sorted:0,gaps:Ma,alpha:1,facets:[Te({},Yr,{scale:"x"}),Te({},Yr,{scale:"y"})]},Kr={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Ma,alpha:1,points:{show:Hd,filter:null},values:null,min:pe,max:-pe,idxs:[],path:null,clip:null};function Id(t,e,n,s,i){return n/10}var Ta={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Vd=Te({},Ta,{time:!1,ori:1}),Zr={};function Pa(t,e){let n=Zr[t];return n||(n={key:t,plots:[],sub(s){n.plots.push(s)},unsub(s){n.plots=n.plots.filter(i=>i!=s)},pub(s,i,o,a,u,f,m){for(let g=0;g<n.plots.length;g++)n.plots[g]!=i&&n.plots[g].pub(s,i,o,a,u,f,m)}},t!=null&&(Zr[t]=n)),n}var ss=1,Rl=2;function An(t,e,n){let s=t.mode,i=t.series[e],o=s==2?t._data[e]:t._data,a=t.scales,u=t.bbox,f=o[0],m=s==2?o[1]:o[e],g=s==2?a[i.facets[0].scale]:a[t.series[0].scale],p=s==2?a[i.facets[1].scale]:a[i.scale],b=u.left,y=u.top,S=u.width,z=u.height,U=t.valToPosH,W=t.valToPosV;return g.ori==0?n(i,f,m,g,p,U,W,b,y,S,z,Si,ls,ki,La,Da):n(i,f,m,g,p,W,U,y,b,z,S,$i,os,Kl,Ra,za)}function Yl(t,e){let n=0,s=0,i=re(t.bands,Fl);for(let o=0;o<i.length;o++){let a=i[o];a.series[0]==e?n=a.dir:a.series[1]==e&&(a.dir==1?s|=1:s|=2)}return[n,s==1?-1:s==2?1:s==3?2:0]}function Ud(t,e,n,s,i){let o=t.mode,a=t.series[e],u=o==2?a.facets[1].scale:a.scale,f=t.scales[u];return i==-1?f.min:i==1?f.max:f.distr==3?f.dir==1?f.min:f.max:0}function jt(t,e,n,s,i,o){return An(t,e,(a,u,f,m,g,p,b,y,S,z,U)=>{let W=a.pxRound,$=m.dir*(m.ori==0?1:-1),F=m.ori==0?ls:os,E,J;$==1?(E=n,J=s):(E=s,J=n);let D=W(p(u[E],m,z,y)),Q=W(b(f[E],g,U,S)),q=W(p(u[J],m,z,y)),ne=W(b(o==1?g.max:g.min,g,U,S)),Y=new Path2D(i);return F(Y,q,ne),F(Y,D,ne),F(Y,D,Q),Y})}function xi(t,e,n,s,i,o){let a=null;if(t.length>0){a=new Path2D;let u=e==0?ki:Kl,f=n;for(let p=0;p<t.length;p++){let b=t[p];if(b[1]>b[0]){let y=b[0]-f;y>0&&u(a,f,s,y,s+o),f=b[1]}}let m=n+i-f,g=10;m>0&&u(a,f,s-g/2,m,s+o+g)}return a}function Fd(t,e,n){let s=t[t.length-1];s&&s[0]==e?s[1]=n:t.push([e,n])}function ql(t,e,n,s,i,o,a){let u=[],f=t.length;for(let m=i==1?n:s;m>=n&&m<=s;m+=i)if(e[m]===null){let p=m,b=m;if(i==1)for(;++m<=s&&e[m]===null;)b=m;else for(;--m>=n&&e[m]===null;)b=m;let y=o(t[p]),S=b==p?y:o(t[b]),z=p-i;y=a<=0&&z>=0&&z<f?o(t[z]):y;let W=b+i;S=a>=0&&W>=0&&W<f?o(t[W]):S,S>=y&&u.push([y,S])}return u}function Jr(t){return t==0?ra:t==1?De:e=>yn(e,t)}function Ca(t){let e=t==0?Si:$i,n=t==0?(i,o,a,u,f,m)=>{i.arcTo(o,a,u,f,m)}:(i,o,a,u,f,m)=>{i.arcTo(a,o,f,u,m)},s=t==0?(i,o,a,u,f)=>{i.rect(o,a,u,f)}:(i,o,a,u,f)=>{i.rect(a,o,f,u)};return(i,o,a,u,f,m=0,g=0)=>{m==0&&g==0?s(i,o,a,u,f):(m=Pt(m,u/2,f/2),g=Pt(g,u/2,f/2),e(i,o+m,a),n(i,o+u,a,o+u,a+f,m),n(i,o+u,a+f,o,a+f,g),n(i,o,a+f,o,a,g),n(i,o,a,o+u,a,m),i.closePath())}}var Si=(t,e,n)=>{t.moveTo(e,n)},$i=(t,e,n)=>{t.moveTo(n,e)},ls=(t,e,n)=>{t.lineTo(e,n)},os=(t,e,n)=>{t.lineTo(n,e)},ki=Ca(0),Kl=Ca(1),La=(t,e,n,s,i,o)=>{t.arc(e,n,s,i,o)},Ra=(t,e,n,s,i,o)=>{t.arc(n,e,s,i,o)},Da=(t,e,n,s,i,o,a)=>{t.bezierCurveTo(e,n,s,i,o,a)},za=(t,e,n,s,i,o,a)=>{t.bezierCurveTo(n,e,i,s,a,o)};function Oa(t){return(e,n,s,i,o)=>An(e,n,(a,u,f,m,g,p,b,y,S,z,U)=>{let{pxRound:W,points:$}=a,F,E;m.ori==0?(F=Si,E=La):(F=$i,E=Ra);let J=me($.width*ce,3),D=($.size-$.width)/2*ce,Q=me(D*2,3),q=new Path2D,ne=new Path2D,{left:Y,top:M,width:Z,height:O}=e.bbox;ki(ne,Y-Q,M-Q,Z+Q*2,O+Q*2);let G=V=>{if(f[V]!=null){let ie=W(p(u[V],m,z,y)),I=W(b(f[V],g,U,S));F(q,ie+D,I),E(q,ie,I,D,0,pi*2)}};if(o)o.forEach(G);else for(let V=s;V<=i;V++)G(V);return{stroke:J>0?q:null,fill:q,clip:ne,flags:ss|Rl}})}function Na(t){return(e,n,s,i,o,a)=>{s!=i&&(o!=s&&a!=s&&t(e,n,s),o!=i&&a!=i&&t(e,n,i),t(e,n,a))}}var Wd=Na(ls),Bd=Na(os);function Ha(t){let e=re(t?.alignGaps,0);return(n,s,i,o)=>An(n,s,(a,u,f,m,g,p,b,y,S,z,U)=>{[i,o]=bi(f,i,o);let W=a.pxRound,$=O=>W(p(O,m,z,y)),F=O=>W(b(O,g,U,S)),E,J;m.ori==0?(E=ls,J=Wd):(E=os,J=Bd);let D=m.dir*(m.ori==0?1:-1),Q={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ss},q=Q.stroke,ne=!1;if(o-i>=z*4){let O=N=>n.posToVal(N,m.key,!0),G=null,V=null,ie,I,Xe,xe=$(u[D==1?i:o]),le=$(u[i]),fe=$(u[o]),X=O(D==1?le+1:fe-1);for(let N=D==1?i:o;N>=i&&N<=o;N+=D){let Pe=u[N],Se=(D==1?Pe<X:Pe>X)?xe:$(Pe),ue=f[N];Se==xe?ue!=null?(I=ue,G==null?(E(q,Se,F(I)),ie=G=V=I):I<G?G=I:I>V&&(V=I)):ue===null&&(ne=!0):(G!=null&&J(q,xe,F(G),F(V),F(ie),F(I)),ue!=null?(I=ue,E(q,Se,F(I)),G=V=ie=I):(G=V=null,ue===null&&(ne=!0)),xe=Se,X=O(xe+D))}G!=null&&G!=V&&Xe!=xe&&J(q,xe,F(G),F(V),F(ie),F(I))}else for(let O=D==1?i:o;O>=i&&O<=o;O+=D){let G=f[O];G===null?ne=!0:G!=null&&E(q,$(u[O]),F(G))}let[M,Z]=Yl(n,s);if(a.fill!=null||M!=0){let O=Q.fill=new Path2D(q),G=a.fillTo(n,s,a.min,a.max,M),V=F(G),ie=$(u[i]),I=$(u[o]);D==-1&&([I,ie]=[ie,I]),E(O,I,V),E(O,ie,V)}if(!a.spanGaps){let O=[];ne&&O.push(...ql(u,f,i,o,D,$,e)),Q.gaps=O=a.gaps(n,s,i,o,O),Q.clip=xi(O,m.ori,y,S,z,U)}return Z!=0&&(Q.band=Z==2?[jt(n,s,i,o,q,-1),jt(n,s,i,o,q,1)]:jt(n,s,i,o,q,Z)),Q})}function Gd(t){let e=re(t.align,1),n=re(t.ascDesc,!1),s=re(t.alignGaps,0),i=re(t.extend,!1);return(o,a,u,f)=>An(o,a,(m,g,p,b,y,S,z,U,W,$,F)=>{[u,f]=bi(p,u,f);let E=m.pxRound,{left:J,width:D}=o.bbox,Q=le=>E(S(le,b,$,U)),q=le=>E(z(le,y,F,W)),ne=b.ori==0?ls:os,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ss},M=Y.stroke,Z=b.dir*(b.ori==0?1:-1),O=q(p[Z==1?u:f]),G=Q(g[Z==1?u:f]),V=G,ie=G;i&&e==-1&&(ie=J,ne(M,ie,O)),ne(M,G,O);for(let le=Z==1?u:f;le>=u&&le<=f;le+=Z){let fe=p[le];if(fe==null)continue;let X=Q(g[le]),N=q(fe);e==1?ne(M,X,O):ne(M,V,N),ne(M,X,N),O=N,V=X}let I=V;i&&e==1&&(I=J+D,ne(M,I,O));let[Xe,xe]=Yl(o,a);if(m.fill!=null||Xe!=0){let le=Y.fill=new Path2D(M),fe=m.fillTo(o,a,m.min,m.max,Xe),X=q(fe);ne(le,I,X),ne(le,ie,X)}if(!m.spanGaps){let le=[];le.push(...ql(g,p,u,f,Z,Q,s));let fe=m.width*ce/2,X=n||e==1?fe:-fe,N=n||e==-1?-fe:fe;le.forEach(Pe=>{Pe[0]+=X,Pe[1]+=N}),Y.gaps=le=m.gaps(o,a,u,f,le),Y.clip=xi(le,b.ori,U,W,$,F)}return xe!=0&&(Y.band=xe==2?[jt(o,a,u,f,M,-1),jt(o,a,u,f,M,1)]:jt(o,a,u,f,M,xe)),Y})}function Qr(t,e,n,s,i,o,a=pe){if(t.length>1){let u=null;for(let f=0,m=1/0;f<t.length;f++)if(e[f]!==void 0){if(u!=null){let g=ze(t[f]-t[u]);g<m&&(m=g,a=ze(n(t[f],s,i,o)-n(t[u],s,i,o)))}u=f}}return a}function jd(t){t=t||Ps;let e=re(t.size,[.6,pe,1]),n=t.align||0,s=t.gap||0,i=t.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let o=se(i),a=1-e[0],u=re(e[1],pe),f=re(e[2],1),m=re(t.disp,Ps),g=re(t.each,y=>{}),{fill:p,stroke:b}=m;return(y,S,z,U)=>An(y,S,(W,$,F,E,J,D,Q,q,ne,Y,M)=>{let Z=W.pxRound,O=n,G=s*ce,V=u*ce,ie=f*ce,I,Xe;E.ori==0?[I,Xe]=o(y,S):[Xe,I]=o(y,S);let xe=E.dir*(E.ori==0?1:-1),le=E.ori==0?ki:Kl,fe=E.ori==0?g:(C,ge,Ce,Pn,rn,Lt,an)=>{g(C,ge,Ce,rn,Pn,an,Lt)},X=re(y.bands,Fl).find(C=>C.series[0]==S),N=X!=null?X.dir:0,Pe=W.fillTo(y,S,W.min,W.max,N),Ye=Z(Q(Pe,J,M,ne)),Se,ue,St,st=Y,ke=Z(W.width*ce),Ct=!1,Vt=null,dt=null,Yt=null,En=null;p!=null&&(ke==0||b!=null)&&(Ct=!0,Vt=p.values(y,S,z,U),dt=new Map,new Set(Vt).forEach(C=>{C!=null&&dt.set(C,new Path2D)}),ke>0&&(Yt=b.values(y,S,z,U),En=new Map,new Set(Yt).forEach(C=>{C!=null&&En.set(C,new Path2D)})));let{x0:Mn,size:as}=m;if(Mn!=null&&as!=null){O=1,$=Mn.values(y,S,z,U),Mn.unit==2&&($=$.map(Ce=>y.posToVal(q+Ce*Y,E.key,!0)));let C=as.values(y,S,z,U);as.unit==2?ue=C[0]*Y:ue=D(C[0],E,Y,q)-D(0,E,Y,q),st=Qr($,F,D,E,Y,q,st),St=st-ue+G}else st=Qr($,F,D,E,Y,q,st),St=st*a+G,ue=st-St;St<1&&(St=0),ke>=ue/2&&(ke=0),St<5&&(Z=ra);let Ls=St>0,ln=st-St-(Ls?ke:0);ue=Z(Pl(ln,ie,V)),Se=(O==0?ue/2:O==xe?0:ue)-O*xe*((O==0?G/2:0)+(Ls?ke/2:0));let qe={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Tn=Ct?null:new Path2D,Ut=null;if(X!=null)Ut=y.data[X.series[1]];else{let{y0:C,y1:ge}=m;C!=null&&ge!=null&&(F=ge.values(y,S,z,U),Ut=C.values(y,S,z,U))}let on=I*ue,K=Xe*ue;for(let C=xe==1?z:U;C>=z&&C<=U;C+=xe){let ge=F[C];if(ge==null)continue;if(Ut!=null){let et=Ut[C]??0;if(ge-et==0)continue;Ye=Q(et,J,M,ne)}let Ce=E.distr!=2||m!=null?$[C]:C,Pn=D(Ce,E,Y,q),rn=Q(re(ge,Pe),J,M,ne),Lt=Z(Pn-Se),an=Z(Qe(rn,Ye)),it=Z(Pt(rn,Ye)),ft=an-it;if(ge!=null){let et=ge<0?K:on,$t=ge<0?on:K;Ct?(ke>0&&Yt[C]!=null&&le(En.get(Yt[C]),Lt,it+ct(ke/2),ue,Qe(0,ft-ke),et,$t),Vt[C]!=null&&le(dt.get(Vt[C]),Lt,it+ct(ke/2),ue,Qe(0,ft-ke),et,$t)):le(Tn,Lt,it+ct(ke/2),ue,Qe(0,ft-ke),et,$t),fe(y,S,C,Lt-ke/2,it,ue+ke,ft)}}return ke>0?qe.stroke=Ct?En:Tn:Ct||(qe._fill=W.width==0?W._fill:W._stroke??W._fill,qe.width=0),qe.fill=Ct?dt:Tn,qe})}function Yd(t,e){let n=re(e?.alignGaps,0);return(s,i,o,a)=>An(s,i,(u,f,m,g,p,b,y,S,z,U,W)=>{[o,a]=bi(m,o,a);let $=u.pxRound,F=I=>$(b(I,g,U,S)),E=I=>$(y(I,p,W,z)),J,D,Q;g.ori==0?(J=Si,Q=ls,D=Da):(J=$i,Q=os,D=za);let q=g.dir*(g.ori==0?1:-1),ne=F(f[q==1?o:a]),Y=ne,M=[],Z=[];for(let I=q==1?o:a;I>=o&&I<=a;I+=q)if(m[I]!=null){let xe=f[I],le=F(xe);M.push(Y=le),Z.push(E(m[I]))}let O={stroke:t(M,Z,J,Q,D,$),fill:null,clip:null,band:null,gaps:null,flags:ss},G=O.stroke,[V,ie]=Yl(s,i);if(u.fill!=null||V!=0){let I=O.fill=new Path2D(G),Xe=u.fillTo(s,i,u.min,u.max,V),xe=E(Xe);Q(I,Y,xe),Q(I,ne,xe)}if(!u.spanGaps){let I=[];I.push(...ql(f,m,o,a,q,F,n)),O.gaps=I=u.gaps(s,i,o,a,I),O.clip=xi(I,g.ori,S,z,U,W)}return ie!=0&&(O.band=ie==2?[jt(s,i,o,a,G,-1),jt(s,i,o,a,G,1)]:jt(s,i,o,a,G,ie)),O})}function qd(t){return Yd(Kd,t)}function Kd(t,e,n,s,i,o){let a=t.length;if(a<2)return null;let u=new Path2D;if(n(u,t[0],e[0]),a==2)s(u,t[1],e[1]);else{let f=Array(a),m=Array(a-1),g=Array(a-1),p=Array(a-1);for(let b=0;b<a-1;b++)g[b]=e[b+1]-e[b],p[b]=t[b+1]-t[b],m[b]=g[b]/p[b];f[0]=m[0];for(let b=1;b<a-1;b++)m[b]===0||m[b-1]===0||m[b-1]>0!=m[b]>0?f[b]=0:(f[b]=3*(p[b-1]+p[b])/((2*p[b]+p[b-1])/m[b-1]+(p[b]+2*p[b-1])/m[b]),isFinite(f[b])||(f[b]=0));f[a-1]=m[a-2];for(let b=0;b<a-1;b++)i(u,t[b]+p[b]/3,e[b]+f[b]*p[b]/3,t[b+1]-p[b]/3,e[b+1]-f[b+1]*p[b]/3,t[b+1],e[b+1])}return u}var Dl=new Set;function Xr(){for(let t of Dl)t.syncRect(!0)}is&&($n(Tu,Xn,Xr),$n(Pu,Xn,Xr,!0),$n(mi,Xn,()=>{Fe.pxRatio=ce}));var Zd=Ha(),Jd=Oa();function ea(t,e,n,s){return(s?[t[0],t[1]].concat(t.slice(2)):[t[0]].concat(t.slice(1))).map((o,a)=>zl(o,a,e,n))}function Qd(t,e){return t.map((n,s)=>s==0?{}:Te({},e,n))}function zl(t,e,n,s){return Te({},e==0?n:s,t)}function Ia(t,e,n){return e==null?ts:[e,n]}var Xd=Ia;function ef(t,e,n){return e==null?ts:gi(e,n,Vl,!0)}function Va(t,e,n,s){return e==null?ts:_i(e,n,t.scales[s].log,!1)}var tf=Va;function Ua(t,e,n,s){return e==null?ts:Il(e,n,t.scales[s].log,!1)}var nf=Ua;function sf(t,e,n,s,i){let o=Qe(Lr(t),Lr(e)),a=e-t,u=Tt(i/s*a,n);do{let f=n[u],m=s*f/a;if(m>=i&&o+(f<5?nn.get(f):0)<=17)return[f,m]}while(++u<n.length);return[0,0]}function ta(t){let e,n;return t=t.replace(/(\d+)px/,(s,i)=>(e=De((n=+i)*ce))+"px"),[t,e,n]}function lf(t){t.show&&[t.font,t.labelFont].forEach(e=>{let n=me(e[2]*ce,1);e[0]=e[0].replace(/[0-9.]+px/,n+"px"),e[1]=n})}function Fe(t,e,n){let s={mode:re(t.mode,1)},i=s.mode;function o(l,r,c,d){let h=r.valToPct(l);return d+c*(r.dir==-1?1-h:h)}function a(l,r,c,d){let h=r.valToPct(l);return d+c*(r.dir==-1?h:1-h)}function u(l,r,c,d){return r.ori==0?o(l,r,c,d):a(l,r,c,d)}s.valToPosH=o,s.valToPosV=a;let f=!1;s.status=0;let m=s.root=yt(du);if(t.id!=null&&(m.id=t.id),at(m,t.class),t.title){let l=yt(pu,m);l.textContent=t.title}let g=Mt("canvas"),p=s.ctx=g.getContext("2d"),b=yt(mu,m);$n("click",b,l=>{l.target===S&&(ve!=Un||$e!=Fn)&&Be.click(s,l)},!0);let y=s.under=yt(gu,b);b.appendChild(g);let S=s.over=yt(vu,b);t=ns(t);let z=+re(t.pxAlign,1),U=Jr(z);(t.plugins||[]).forEach(l=>{l.opts&&(t=l.opts(s,t)||t)});let W=t.ms||.001,$=s.series=i==1?ea(t.series||[],Br,Kr,!1):Qd(t.series||[null],qr),F=s.axes=ea(t.axes||[],Wr,jr,!0),E=s.scales={},J=s.bands=t.bands||[];J.forEach(l=>{l.fill=se(l.fill||null),l.dir=re(l.dir,-1)});let D=i==2?$[1].facets[0].scale:$[0].scale,Q={axes:mc,series:uc},q=(t.drawOrder||["axes","series"]).map(l=>Q[l]);function ne(l){let r=l.distr==3?c=>Gt(c>0?c:l.clamp(s,c,l.min,l.max,l.key)):l.distr==4?c=>xl(c,l.asinh):l.distr==100?c=>l.fwd(c):c=>c;return c=>{let d=r(c),{_min:h,_max:v}=l,_=v-h;return(d-h)/_}}function Y(l){let r=E[l];if(r==null){let c=(t.scales||Ps)[l]||Ps;if(c.from!=null){Y(c.from);let d=Te({},E[c.from],c,{key:l});d.valToPct=ne(d),E[l]=d}else{r=E[l]=Te({},l==D?Ta:Vd,c),r.key=l;let d=r.time,h=r.range,v=tn(h);if((l!=D||i==2&&!d)&&(v&&(h[0]==null||h[1]==null)&&(h={min:h[0]==null?Tr:{mode:1,hard:h[0],soft:h[0]},max:h[1]==null?Tr:{mode:1,hard:h[1],soft:h[1]}},v=!1),!v&&yi(h))){let _=h;h=(w,x,T)=>x==null?ts:gi(x,T,_)}r.range=se(h||(d?Xd:l==D?r.distr==3?tf:r.distr==4?nf:Ia:r.distr==3?Va:r.distr==4?Ua:ef)),r.auto=se(v?!1:r.auto),r.clamp=se(r.clamp||Id),r._min=r._max=null,r.valToPct=ne(r)}}}Y("x"),Y("y"),i==1&&$.forEach(l=>{Y(l.scale)}),F.forEach(l=>{Y(l.scale)});for(let l in t.scales)Y(l);let M=E[D],Z=M.distr,O,G;M.ori==0?(at(m,fu),O=o,G=a):(at(m,hu),O=a,G=o);let V={};for(let l in E){let r=E[l];(r.min!=null||r.max!=null)&&(V[l]={min:r.min,max:r.max},r.min=r.max=null)}let ie=t.tzDate||(l=>new Date(De(l/W))),I=t.fmtDate||Wl,Xe=W==1?fd(ie):md(ie),xe=Vr(ie,Ir(W==1?dd:pd,I)),le=Fr(ie,Ur(vd,I)),fe=[],X=s.legend=Te({},wd,t.legend),N=s.cursor=Te({},Ad,{drag:{y:i==2}},t.cursor),Pe=X.show,Ye=N.show,Se=X.markers;X.idxs=fe,Se.width=se(Se.width),Se.dash=se(Se.dash),Se.stroke=se(Se.stroke),Se.fill=se(Se.fill);let ue,St,st,ke=[],Ct=[],Vt,dt=!1,Yt={};if(X.live){let l=$[1]?$[1].values:null;dt=l!=null,Vt=dt?l(s,1,0):{_:0};for(let r in Vt)Yt[r]=Nl}if(Pe)if(ue=Mt("table",Su,m),st=Mt("tbody",null,ue),X.mount(s,ue),dt){St=Mt("thead",null,ue,st);let l=Mt("tr",null,St);Mt("th",null,l);for(var En in Vt)Mt("th",gr,l).textContent=En}else at(ue,ku),X.live&&at(ue,$u);let Mn={show:!0},as={show:!1};function Ls(l,r){if(r==0&&(dt||!X.live||i==2))return ts;let c=[],d=Mt("tr",Au,st,st.childNodes[r]);at(d,l.class),l.show||at(d,Sn);let h=Mt("th",null,d);if(Se.show){let w=yt(Eu,h);if(r>0){let x=Se.width(s,r);x&&(w.style.border=x+"px "+Se.dash(s,r)+" "+Se.stroke(s,r)),w.style.background=Se.fill(s,r)}}let v=yt(gr,h);l.label instanceof HTMLElement?v.appendChild(l.label):v.textContent=l.label,r>0&&(Se.show||(v.style.color=l.width>0?Se.stroke(s,r):Se.fill(s,r)),qe("click",h,w=>{if(N._lock)return;un(w);let x=$.indexOf(l);if((w.ctrlKey||w.metaKey)!=X.isolate){let T=$.some((P,L)=>L>0&&L!=x&&P.show);$.forEach((P,L)=>{L>0&&Dt(L,T?L==x?Mn:as:Mn,!0,Me.setSeries)})}else Dt(x,{show:!l.show},!0,Me.setSeries)},!1),Ln&&qe(wr,h,w=>{N._lock||(un(w),Dt($.indexOf(l),Bn,!0,Me.setSeries))},!1));for(var _ in Vt){let w=Mt("td",Mu,d);w.textContent="--",c.push(w)}return[d,c]}let ln=new Map;function qe(l,r,c,d=!0){let h=ln.get(r)||{},v=N.bind[l](s,r,c,d);v&&($n(l,r,h[l]=v),ln.set(r,h))}function Tn(l,r,c){let d=ln.get(r)||{};for(let h in d)(l==null||h==l)&&(Tl(h,r,d[h]),delete d[h]);l==null&&ln.delete(r)}let Ut=0,on=0,K=0,C=0,ge=0,Ce=0,Pn=ge,rn=Ce,Lt=K,an=C,it=0,ft=0,et=0,$t=0;s.bbox={};let Ei=!1,Rs=!1,Cn=!1,cn=!1,Ds=!1,ht=!1;function Mi(l,r,c){(c||l!=s.width||r!=s.height)&&no(l,r),Nn(!1),Cn=!0,Rs=!0,Hn()}function no(l,r){s.width=Ut=K=l,s.height=on=C=r,ge=Ce=0,sc(),ic();let c=s.bbox;it=c.left=yn(ge*ce,.5),ft=c.top=yn(Ce*ce,.5),et=c.width=yn(K*ce,.5),$t=c.height=yn(C*ce,.5)}let ec=3;function tc(){let l=!1,r=0;for(;!l;){r++;let c=hc(r),d=pc(r);l=r==ec||c&&d,l||(no(s.width,s.height),Rs=!0)}}function nc({width:l,height:r}){Mi(l,r)}s.setSize=nc;function sc(){let l=!1,r=!1,c=!1,d=!1;F.forEach((h,v)=>{if(h.show&&h._show){let{side:_,_size:w}=h,x=_%2,T=h.label!=null?h.labelSize:0,P=w+T;P>0&&(x?(K-=P,_==3?(ge+=P,d=!0):c=!0):(C-=P,_==0?(Ce+=P,l=!0):r=!0))}}),dn[0]=l,dn[1]=c,dn[2]=r,dn[3]=d,K-=qt[1]+qt[3],ge+=qt[3],C-=qt[2]+qt[0],Ce+=qt[0]}function ic(){let l=ge+K,r=Ce+C,c=ge,d=Ce;function h(v,_){switch(v){case 1:return l+=_,l-_;case 2:return r+=_,r-_;case 3:return c-=_,c+_;case 0:return d-=_,d+_}}F.forEach((v,_)=>{if(v.show&&v._show){let w=v.side;v._pos=h(w,v._size),v.label!=null&&(v._lpos=h(w,v.labelSize))}})}if(N.dataIdx==null){let l=N.hover,r=l.skip=new Set(l.skip??[]);r.add(void 0);let c=l.prox=se(l.prox),d=l.bias??=0;N.dataIdx=(h,v,_,w)=>{if(v==0)return _;let x=_,T=c(h,v,_,w)??pe,P=T>=0&&T<pe,L=M.ori==0?K:C,j=N.left,ae=e[0],oe=e[v];if(r.has(oe[_])){x=null;let te=null,B=null,H;if(d==0||d==-1)for(H=_;te==null&&H-- >0;)r.has(oe[H])||(te=H);if(d==0||d==1)for(H=_;B==null&&H++<oe.length;)r.has(oe[H])||(B=H);if(te!=null||B!=null)if(P){let _e=te==null?-1/0:O(ae[te],M,L,0),Ae=B==null?1/0:O(ae[B],M,L,0),Ue=j-_e,he=Ae-j;Ue<=he?Ue<=T&&(x=te):he<=T&&(x=B)}else x=B==null?te:te==null?B:_-te<=B-_?te:B}else P&&ze(j-O(ae[_],M,L,0))>T&&(x=null);return x}}let un=l=>{N.event=l};N.idxs=fe,N._lock=!1;let Ge=N.points;Ge.show=se(Ge.show),Ge.size=se(Ge.size),Ge.stroke=se(Ge.stroke),Ge.width=se(Ge.width),Ge.fill=se(Ge.fill);let Rt=s.focus=Te({},t.focus||{alpha:.3},N.focus),Ln=Rt.prox>=0,Rn=Ln&&Ge.one,pt=[],Dn=[],zn=[];function so(l,r){let c=Ge.show(s,r);if(c instanceof HTMLElement)return at(c,xu),at(c,l.class),It(c,-10,-10,K,C),S.insertBefore(c,pt[r]),c}function io(l,r){if(i==1||r>0){let c=i==1&&E[l.scale].time,d=l.value;l.value=c?zr(d)?Fr(ie,Ur(d,I)):d||le:d||Od,l.label=l.label||(c?Md:Ed)}if(Rn||r>0){l.width=l.width==null?1:l.width,l.paths=l.paths||Zd||Vu,l.fillTo=se(l.fillTo||Ud),l.pxAlign=+re(l.pxAlign,z),l.pxRound=Jr(l.pxAlign),l.stroke=se(l.stroke||null),l.fill=se(l.fill||null),l._stroke=l._fill=l._paths=l._focus=null;let c=Nd(Qe(1,l.width),1),d=l.points=Te({},{size:c,width:Qe(1,c*.2),stroke:l.stroke,space:c*2,paths:Jd,_stroke:null,_fill:null},l.points);d.show=se(d.show),d.filter=se(d.filter),d.fill=se(d.fill),d.stroke=se(d.stroke),d.paths=se(d.paths),d.pxAlign=l.pxAlign}if(Pe){let c=Ls(l,r);ke.splice(r,0,c[0]),Ct.splice(r,0,c[1]),X.values.push(null)}if(Ye){fe.splice(r,0,null);let c=null;Rn?r==0&&(c=so(l,r)):r>0&&(c=so(l,r)),pt.splice(r,0,c),Dn.splice(r,0,0),zn.splice(r,0,0)}Ve("addSeries",r)}function lc(l,r){r=r??$.length,l=i==1?zl(l,r,Br,Kr):zl(l,r,{},qr),$.splice(r,0,l),io($[r],r)}s.addSeries=lc;function oc(l){if($.splice(l,1),Pe){X.values.splice(l,1),Ct.splice(l,1);let r=ke.splice(l,1)[0];Tn(null,r.firstChild),r.remove()}Ye&&(fe.splice(l,1),pt.splice(l,1)[0].remove(),Dn.splice(l,1),zn.splice(l,1)),Ve("delSeries",l)}s.delSeries=oc;let dn=[!1,!1,!1,!1];function rc(l,r){if(l._show=l.show,l.show){let c=l.side%2,d=E[l.scale];d==null&&(l.scale=c?$[1].scale:D,d=E[l.scale]);let h=d.time;l.size=se(l.size),l.space=se(l.space),l.rotate=se(l.rotate),tn(l.incrs)&&l.incrs.forEach(_=>{!nn.has(_)&&nn.set(_,ua(_))}),l.incrs=se(l.incrs||(d.distr==2?ad:h?W==1?ud:hd:xn)),l.splits=se(l.splits||(h&&d.distr==1?Xe:d.distr==3?Cl:d.distr==4?Cd:Pd)),l.stroke=se(l.stroke),l.grid.stroke=se(l.grid.stroke),l.ticks.stroke=se(l.ticks.stroke),l.border.stroke=se(l.border.stroke);let v=l.values;l.values=tn(v)&&!tn(v[0])?se(v):h?tn(v)?Vr(ie,Ir(v,I)):zr(v)?gd(ie,v):v||xe:v||Td,l.filter=se(l.filter||(d.distr>=3&&d.log==10?Dd:d.distr==3&&d.log==2?zd:aa)),l.font=ta(l.font),l.labelFont=ta(l.labelFont),l._size=l.size(s,null,r,0),l._space=l._rotate=l._incrs=l._found=l._splits=l._values=null,l._size>0&&(dn[r]=!0,l._el=yt(bu,b))}}function cs(l,r,c,d){let[h,v,_,w]=c,x=r%2,T=0;return x==0&&(w||v)&&(T=r==0&&!h||r==2&&!_?De(Wr.size/3):0),x==1&&(h||_)&&(T=r==1&&!v||r==3&&!w?De(jr.size/2):0),T}let lo=s.padding=(t.padding||[cs,cs,cs,cs]).map(l=>se(re(l,cs))),qt=s._padding=lo.map((l,r)=>l(s,r,dn,0)),We,Oe=null,Ne=null,zs=i==1?$[0].idxs:null,kt=null,us=!1;function oo(l,r){if(e=l??[],s.data=s._data=e,i==2){We=0;for(let c=1;c<$.length;c++)We+=e[c][0].length}else{e.length==0&&(s.data=s._data=e=[[]]),kt=e[0],We=kt.length;let c=e;if(Z==2){c=e.slice();let d=c[0]=Array(We);for(let h=0;h<We;h++)d[h]=h}s._data=e=c}if(Nn(!0),Ve("setData"),Z==2&&(Cn=!0),r!==!1){let c=M;c.auto(s,us)?Ti():Zt(D,c.min,c.max),cn=cn||N.left>=0,ht=!0,Hn()}}s.setData=oo;function Ti(){us=!0;let l,r;i==1&&(We>0?(Oe=zs[0]=0,Ne=zs[1]=We-1,l=e[0][Oe],r=e[0][Ne],Z==2?(l=Oe,r=Ne):l==r&&(Z==3?[l,r]=_i(l,l,M.log,!1):Z==4?[l,r]=Il(l,l,M.log,!1):M.time?r=l+De(86400/W):[l,r]=gi(l,r,Vl,!0))):(Oe=zs[0]=l=null,Ne=zs[1]=r=null)),Zt(D,l,r)}let Os,On,Pi,Ci,Li,Ri,Di,zi,Oi,tt;function ro(l,r,c,d,h,v){l??=br,c??=Fl,d??="butt",h??=br,v??="round",l!=Os&&(p.strokeStyle=Os=l),h!=On&&(p.fillStyle=On=h),r!=Pi&&(p.lineWidth=Pi=r),v!=Li&&(p.lineJoin=Li=v),d!=Ri&&(p.lineCap=Ri=d),c!=Ci&&p.setLineDash(Ci=c)}function ao(l,r,c,d){r!=On&&(p.fillStyle=On=r),l!=Di&&(p.font=Di=l),c!=zi&&(p.textAlign=zi=c),d!=Oi&&(p.textBaseline=Oi=d)}function Ni(l,r,c,d,h=0){if(d.length>0&&l.auto(s,us)&&(r==null||r.min==null)){let v=re(Oe,0),_=re(Ne,d.length-1),w=c.min==null?Du(d,v,_,h,l.distr==3):[c.min,c.max];l.min=Pt(l.min,c.min=w[0]),l.max=Qe(l.max,c.max=w[1])}}let co={min:null,max:null};function ac(){for(let d in E){let h=E[d];V[d]==null&&(h.min==null||V[D]!=null&&h.auto(s,us))&&(V[d]=co)}for(let d in E){let h=E[d];V[d]==null&&h.from!=null&&V[h.from]!=null&&(V[d]=co)}V[D]!=null&&Nn(!0);let l={};for(let d in V){let h=V[d];if(h!=null){let v=l[d]=ns(E[d],Wu);if(h.min!=null)Te(v,h);else if(d!=D||i==2)if(We==0&&v.from==null){let _=v.range(s,null,null,d);v.min=_[0],v.max=_[1]}else v.min=pe,v.max=-pe}}if(We>0){$.forEach((d,h)=>{if(i==1){let v=d.scale,_=V[v];if(_==null)return;let w=l[v];if(h==0){let x=w.range(s,w.min,w.max,v);w.min=x[0],w.max=x[1],Oe=Tt(w.min,e[0]),Ne=Tt(w.max,e[0]),Ne-Oe>1&&(e[0][Oe]<w.min&&Oe++,e[0][Ne]>w.max&&Ne--),d.min=kt[Oe],d.max=kt[Ne]}else d.show&&d.auto&&Ni(w,_,d,e[h],d.sorted);d.idxs[0]=Oe,d.idxs[1]=Ne}else if(h>0&&d.show&&d.auto){let[v,_]=d.facets,w=v.scale,x=_.scale,[T,P]=e[h],L=l[w],j=l[x];L!=null&&Ni(L,V[w],v,T,v.sorted),j!=null&&Ni(j,V[x],_,P,_.sorted),d.min=_.min,d.max=_.max}});for(let d in l){let h=l[d],v=V[d];if(h.from==null&&(v==null||v.min==null)){let _=h.range(s,h.min==pe?null:h.min,h.max==-pe?null:h.max,d);h.min=_[0],h.max=_[1]}}}for(let d in l){let h=l[d];if(h.from!=null){let v=l[h.from];if(v.min==null)h.min=h.max=null;else{let _=h.range(s,v.min,v.max,d);h.min=_[0],h.max=_[1]}}}let r={},c=!1;for(let d in l){let h=l[d],v=E[d];if(v.min!=h.min||v.max!=h.max){v.min=h.min,v.max=h.max;let _=v.distr;v._min=_==3?Gt(v.min):_==4?xl(v.min,v.asinh):_==100?v.fwd(v.min):v.min,v._max=_==3?Gt(v.max):_==4?xl(v.max,v.asinh):_==100?v.fwd(v.max):v.max,r[d]=c=!0}}if(c){$.forEach((d,h)=>{i==2?h>0&&r.y&&(d._paths=null):r[d.scale]&&(d._paths=null)});for(let d in r)Cn=!0,Ve("setScale",d);Ye&&N.left>=0&&(cn=ht=!0)}for(let d in V)V[d]=null}function cc(l){let r=Pl(Oe-1,0,We-1),c=Pl(Ne+1,0,We-1);for(;l[r]==null&&r>0;)r--;for(;l[c]==null&&c<We-1;)c++;return[r,c]}function uc(){if(We>0){let l=$.some(r=>r._focus)&&tt!=Rt.alpha;l&&(p.globalAlpha=tt=Rt.alpha),$.forEach((r,c)=>{if(c>0&&r.show&&(uo(c,!1),uo(c,!0),r._paths==null)){let d=tt;tt!=r.alpha&&(p.globalAlpha=tt=r.alpha);let h=i==2?[0,e[c][0].length-1]:cc(e[c]);r._paths=r.paths(s,c,h[0],h[1]),tt!=d&&(p.globalAlpha=tt=d)}}),$.forEach((r,c)=>{if(c>0&&r.show){let d=tt;tt!=r.alpha&&(p.globalAlpha=tt=r.alpha),r._paths!=null&&fo(c,!1);{let h=r._paths!=null?r._paths.gaps:null,v=r.points.show(s,c,Oe,Ne,h),_=r.points.filter(s,c,v,h);(v||_)&&(r.points._paths=r.points.paths(s,c,Oe,Ne,_),fo(c,!0))}tt!=d&&(p.globalAlpha=tt=d),Ve("drawSeries",c)}}),l&&(p.globalAlpha=tt=1)}}function uo(l,r){let c=r?$[l].points:$[l];c._stroke=c.stroke(s,l),c._fill=c.fill(s,l)}function fo(l,r){let c=r?$[l].points:$[l],{stroke:d,fill:h,clip:v,flags:_,_stroke:w=c._stroke,_fill:x=c._fill,_width:T=c.width}=c._paths;T=me(T*ce,3);let P=null,L=T%2/2;r&&x==null&&(x=T>0?"#fff":w);let j=c.pxAlign==1&&L>0;if(j&&p.translate(L,L),!r){let ae=it-T/2,oe=ft-T/2,te=et+T,B=$t+T;P=new Path2D,P.rect(ae,oe,te,B)}r?Hi(w,T,c.dash,c.cap,x,d,h,_,v):dc(l,w,T,c.dash,c.cap,x,d,h,_,P,v),j&&p.translate(-L,-L)}function dc(l,r,c,d,h,v,_,w,x,T,P){let L=!1;x!=0&&J.forEach((j,ae)=>{if(j.series[0]==l){let oe=$[j.series[1]],te=e[j.series[1]],B=(oe._paths||Ps).band;tn(B)&&(B=j.dir==1?B[0]:B[1]);let H,_e=null;oe.show&&B&&Ou(te,Oe,Ne)?(_e=j.fill(s,ae)||v,H=oe._paths.clip):B=null,Hi(r,c,d,h,_e,_,w,x,T,P,H,B),L=!0}}),L||Hi(r,c,d,h,v,_,w,x,T,P)}let ho=ss|Rl;function Hi(l,r,c,d,h,v,_,w,x,T,P,L){ro(l,r,c,d,h),(x||T||L)&&(p.save(),x&&p.clip(x),T&&p.clip(T)),L?(w&ho)==ho?(p.clip(L),P&&p.clip(P),Hs(h,_),Ns(l,v,r)):w&Rl?(Hs(h,_),p.clip(L),Ns(l,v,r)):w&ss&&(p.save(),p.clip(L),P&&p.clip(P),Hs(h,_),p.restore(),Ns(l,v,r)):(Hs(h,_),Ns(l,v,r)),(x||T||L)&&p.restore()}function Ns(l,r,c){c>0&&(r instanceof Map?r.forEach((d,h)=>{p.strokeStyle=Os=h,p.stroke(d)}):r!=null&&l&&p.stroke(r))}function Hs(l,r){r instanceof Map?r.forEach((c,d)=>{p.fillStyle=On=d,p.fill(c)}):r!=null&&l&&p.fill(r)}function fc(l,r,c,d){let h=F[l],v;if(d<=0)v=[0,0];else{let _=h._space=h.space(s,l,r,c,d),w=h._incrs=h.incrs(s,l,r,c,d,_);v=sf(r,c,w,d,_)}return h._found=v}function Ii(l,r,c,d,h,v,_,w,x,T){let P=_%2/2;z==1&&p.translate(P,P),ro(w,_,x,T,w),p.beginPath();let L,j,ae,oe,te=h+(d==0||d==3?-v:v);c==0?(j=h,oe=te):(L=h,ae=te);for(let B=0;B<l.length;B++)r[B]!=null&&(c==0?L=ae=l[B]:j=oe=l[B],p.moveTo(L,j),p.lineTo(ae,oe));p.stroke(),z==1&&p.translate(-P,-P)}function hc(l){let r=!0;return F.forEach((c,d)=>{if(!c.show)return;let h=E[c.scale];if(h.min==null){c._show&&(r=!1,c._show=!1,Nn(!1));return}else c._show||(r=!1,c._show=!0,Nn(!1));let v=c.side,_=v%2,{min:w,max:x}=h,[T,P]=fc(d,w,x,_==0?K:C);if(P==0)return;let L=h.distr==2,j=c._splits=c.splits(s,d,w,x,T,P,L),ae=h.distr==2?j.map(H=>kt[H]):j,oe=h.distr==2?kt[j[1]]-kt[j[0]]:T,te=c._values=c.values(s,c.filter(s,ae,d,P,oe),d,P,oe);c._rotate=v==2?c.rotate(s,te,d,P):0;let B=c._size;c._size=xt(c.size(s,te,d,l)),B!=null&&c._size!=B&&(r=!1)}),r}function pc(l){let r=!0;return lo.forEach((c,d)=>{let h=c(s,d,dn,l);h!=qt[d]&&(r=!1),qt[d]=h}),r}function mc(){for(let l=0;l<F.length;l++){let r=F[l];if(!r.show||!r._show)continue;let c=r.side,d=c%2,h,v,_=r.stroke(s,l),w=c==0||c==3?-1:1,[x,T]=r._found;if(r.label!=null){let Ze=r.labelGap*w,rt=De((r._lpos+Ze)*ce);ao(r.labelFont[0],_,"center",c==2?"top":vr),p.save(),d==1?(h=v=0,p.translate(rt,De(ft+$t/2)),p.rotate((c==3?-pi:pi)/2)):(h=De(it+et/2),v=rt);let pn=oa(r.label)?r.label(s,l,x,T):r.label;p.fillText(pn,h,v),p.restore()}if(T==0)continue;let P=E[r.scale],L=d==0?et:$t,j=d==0?it:ft,ae=r._splits,oe=P.distr==2?ae.map(Ze=>kt[Ze]):ae,te=P.distr==2?kt[ae[1]]-kt[ae[0]]:x,B=r.ticks,H=r.border,_e=B.show?B.size:0,Ae=De(_e*ce),Ue=De((r.alignTo==2?r._size-_e-r.gap:r.gap)*ce),he=r._rotate*-pi/180,Ee=U(r._pos*ce),lt=(Ae+Ue)*w,Ke=Ee+lt;v=d==0?Ke:0,h=d==1?Ke:0;let mt=r.font[0],At=r.align==1?Jn:r.align==2?_l:he>0?Jn:he<0?_l:d==0?"center":c==3?_l:Jn,Ot=he||d==1?"middle":c==2?"top":vr;ao(mt,_,At,Ot);let ot=r.font[1]*r.lineGap,gt=ae.map(Ze=>U(u(Ze,P,L,j))),Et=r._values;for(let Ze=0;Ze<Et.length;Ze++){let rt=Et[Ze];if(rt!=null){d==0?h=gt[Ze]:v=gt[Ze],rt=""+rt;let pn=rt.indexOf(`
`)==-1?[rt]:rt.split(/\n/gm);for(let Je=0;Je<pn.length;Je++){let Lo=pn[Je];he?(p.save(),p.translate(h,v+Je*ot),p.rotate(he),p.fillText(Lo,0,0),p.restore()):p.fillText(Lo,h,v+Je*ot)}}}B.show&&Ii(gt,B.filter(s,oe,l,T,te),d,c,Ee,Ae,me(B.width*ce,3),B.stroke(s,l),B.dash,B.cap);let Nt=r.grid;Nt.show&&Ii(gt,Nt.filter(s,oe,l,T,te),d,d==0?2:1,d==0?ft:it,d==0?$t:et,me(Nt.width*ce,3),Nt.stroke(s,l),Nt.dash,Nt.cap),H.show&&Ii([Ee],[1],d==0?1:0,d==0?1:2,d==1?ft:it,d==1?$t:et,me(H.width*ce,3),H.stroke(s,l),H.dash,H.cap)}Ve("drawAxes")}function Nn(l){$.forEach((r,c)=>{c>0&&(r._paths=null,l&&(i==1?(r.min=null,r.max=null):r.facets.forEach(d=>{d.min=null,d.max=null})))})}let Is=!1,Vi=!1,ds=[];function gc(){Vi=!1;for(let l=0;l<ds.length;l++)Ve(...ds[l]);ds.length=0}function Hn(){Is||(Zu(po),Is=!0)}function vc(l,r=!1){Is=!0,Vi=r,l(s),po(),r&&ds.length>0&&queueMicrotask(gc)}s.batch=vc;function po(){if(Ei&&(ac(),Ei=!1),Cn&&(tc(),Cn=!1),Rs){if(ye(y,Jn,ge),ye(y,"top",Ce),ye(y,As,K),ye(y,Es,C),ye(S,Jn,ge),ye(S,"top",Ce),ye(S,As,K),ye(S,Es,C),ye(b,As,Ut),ye(b,Es,on),g.width=De(Ut*ce),g.height=De(on*ce),F.forEach(({_el:l,_show:r,_size:c,_pos:d,side:h})=>{if(l!=null)if(r){let v=h===3||h===0?c:0,_=h%2==1;ye(l,_?"left":"top",d-v),ye(l,_?"width":"height",c),ye(l,_?"top":"left",_?Ce:ge),ye(l,_?"height":"width",_?C:K),Ml(l,Sn)}else at(l,Sn)}),Os=On=Pi=Li=Ri=Di=zi=Oi=Ci=null,tt=1,ps(!0),ge!=Pn||Ce!=rn||K!=Lt||C!=an){Nn(!1);let l=K/Lt,r=C/an;if(Ye&&!cn&&N.left>=0){N.left*=l,N.top*=r,In&&It(In,De(N.left),0,K,C),Vn&&It(Vn,0,De(N.top),K,C);for(let c=0;c<pt.length;c++){let d=pt[c];d!=null&&(Dn[c]*=l,zn[c]*=r,It(d,xt(Dn[c]),xt(zn[c]),K,C))}}if(be.show&&!Ds&&be.left>=0&&be.width>0){be.left*=l,be.width*=l,be.top*=r,be.height*=r;for(let c in ji)ye(Wn,c,be[c])}Pn=ge,rn=Ce,Lt=K,an=C}Ve("setSize"),Rs=!1}Ut>0&&on>0&&(p.clearRect(0,0,g.width,g.height),Ve("drawClear"),q.forEach(l=>l()),Ve("draw")),be.show&&Ds&&(Vs(be),Ds=!1),Ye&&cn&&(hn(null,!0,!1),cn=!1),X.show&&X.live&&ht&&(Bi(),ht=!1),f||(f=!0,s.status=1,Ve("ready")),us=!1,Is=!1}s.redraw=(l,r)=>{Cn=r||!1,l!==!1?Zt(D,M.min,M.max):Hn()};function Ui(l,r){let c=E[l];if(c.from==null){if(We==0){let d=c.range(s,r.min,r.max,l);r.min=d[0],r.max=d[1]}if(r.min>r.max){let d=r.min;r.min=r.max,r.max=d}if(We>1&&r.min!=null&&r.max!=null&&r.max-r.min<1e-16)return;l==D&&c.distr==2&&We>0&&(r.min=Tt(r.min,e[0]),r.max=Tt(r.max,e[0]),r.min==r.max&&r.max++),V[l]=r,Ei=!0,Hn()}}s.setScale=Ui;let Fi,Wi,In,Vn,mo,go,Un,Fn,vo,bo,ve,$e,Kt=!1,Be=N.drag,He=Be.x,Ie=Be.y;Ye&&(N.x&&(Fi=yt(wu,S)),N.y&&(Wi=yt(yu,S)),M.ori==0?(In=Fi,Vn=Wi):(In=Wi,Vn=Fi),ve=N.left,$e=N.top);let be=s.select=Te({show:!0,over:!0,left:0,width:0,top:0,height:0},t.select),Wn=be.show?yt(_u,be.over?S:y):null;function Vs(l,r){if(be.show){for(let c in l)be[c]=l[c],c in ji&&ye(Wn,c,l[c]);r!==!1&&Ve("setSelect")}}s.setSelect=Vs;function bc(l){if($[l].show)Pe&&Ml(ke[l],Sn);else if(Pe&&at(ke[l],Sn),Ye){let c=Rn?pt[0]:pt[l];c!=null&&It(c,-10,-10,K,C)}}function Zt(l,r,c){Ui(l,{min:r,max:c})}function Dt(l,r,c,d){r.focus!=null&&Sc(l),r.show!=null&&$.forEach((h,v)=>{v>0&&(l==v||l==null)&&(h.show=r.show,bc(v),i==2?(Zt(h.facets[0].scale,null,null),Zt(h.facets[1].scale,null,null)):Zt(h.scale,null,null),Hn())}),c!==!1&&Ve("setSeries",l,r),d&&ms("setSeries",s,l,r)}s.setSeries=Dt;function _c(l,r){Te(J[l],r)}function wc(l,r){l.fill=se(l.fill||null),l.dir=re(l.dir,-1),r=r??J.length,J.splice(r,0,l)}function yc(l){l==null?J.length=0:J.splice(l,1)}s.addBand=wc,s.setBand=_c,s.delBand=yc;function xc(l,r){$[l].alpha=r,Ye&&pt[l]!=null&&(pt[l].style.opacity=r),Pe&&ke[l]&&(ke[l].style.opacity=r)}let Ft,Jt,fn,Bn={focus:!0};function Sc(l){if(l!=fn){let r=l==null,c=Rt.alpha!=1;$.forEach((d,h)=>{if(i==1||h>0){let v=r||h==0||h==l;d._focus=r?null:v,c&&xc(h,v?1:Rt.alpha)}}),fn=l,c&&Hn()}}Pe&&Ln&&qe(yr,ue,l=>{N._lock||(un(l),fn!=null&&Dt(null,Bn,!0,Me.setSeries))});function zt(l,r,c){let d=E[r];c&&(l=l/ce-(d.ori==1?Ce:ge));let h=K;d.ori==1&&(h=C,l=h-l),d.dir==-1&&(l=h-l);let v=d._min,_=d._max,w=l/h,x=v+(_-v)*w,T=d.distr;return T==3?es(10,x):T==4?Hu(x,d.asinh):T==100?d.bwd(x):x}function $c(l,r){let c=zt(l,D,r);return Tt(c,e[0],Oe,Ne)}s.valToIdx=l=>Tt(l,e[0]),s.posToIdx=$c,s.posToVal=zt,s.valToPos=(l,r,c)=>E[r].ori==0?o(l,E[r],c?et:K,c?it:0):a(l,E[r],c?$t:C,c?ft:0),s.setCursor=(l,r,c)=>{ve=l.left,$e=l.top,hn(null,r,c)};function _o(l,r){ye(Wn,Jn,be.left=l),ye(Wn,As,be.width=r)}function wo(l,r){ye(Wn,"top",be.top=l),ye(Wn,Es,be.height=r)}let fs=M.ori==0?_o:wo,hs=M.ori==1?_o:wo;function kc(){if(Pe&&X.live)for(let l=i==2?1:0;l<$.length;l++){if(l==0&&dt)continue;let r=X.values[l],c=0;for(let d in r)Ct[l][c++].firstChild.nodeValue=r[d]}}function Bi(l,r){if(l!=null&&(l.idxs?l.idxs.forEach((c,d)=>{fe[d]=c}):Fu(l.idx)||fe.fill(l.idx),X.idx=fe[0]),Pe&&X.live){for(let c=0;c<$.length;c++)(c>0||i==1&&!dt)&&Ac(c,fe[c]);kc()}ht=!1,r!==!1&&Ve("setLegend")}s.setLegend=Bi;function Ac(l,r){let c=$[l],d=l==0&&Z==2?kt:e[l],h;dt?h=c.values(s,l,r)??Yt:(h=c.value(s,r==null?null:d[r],l,r),h=h==null?Yt:{_:h}),X.values[l]=h}function hn(l,r,c){vo=ve,bo=$e,[ve,$e]=N.move(s,ve,$e),N.left=ve,N.top=$e,Ye&&(In&&It(In,De(ve),0,K,C),Vn&&It(Vn,0,De($e),K,C));let d,h=Oe>Ne;Ft=pe,Jt=null;let v=M.ori==0?K:C,_=M.ori==1?K:C;if(ve<0||We==0||h){d=N.idx=null;for(let w=0;w<$.length;w++){let x=pt[w];x!=null&&It(x,-10,-10,K,C)}Ln&&Dt(null,Bn,!0,l==null&&Me.setSeries),X.live&&(fe.fill(d),ht=!0)}else{let w,x,T;i==1&&(w=M.ori==0?ve:$e,x=zt(w,D),d=N.idx=Tt(x,e[0],Oe,Ne),T=O(e[0][d],M,v,0));let P=-10,L=-10,j=0,ae=0,oe=!0,te="",B="";for(let H=i==2?1:0;H<$.length;H++){let _e=$[H],Ae=fe[H],Ue=Ae==null?null:i==1?e[H][Ae]:e[H][1][Ae],he=N.dataIdx(s,H,d,x),Ee=he==null?null:i==1?e[H][he]:e[H][1][he];if(ht=ht||Ee!=Ue||he!=Ae,fe[H]=he,H>0&&_e.show){let lt=he==null?-10:he==d?T:O(i==1?e[0][he]:e[H][0][he],M,v,0),Ke=Ee==null?-10:G(Ee,i==1?E[_e.scale]:E[_e.facets[1].scale],_,0);if(Ln&&Ee!=null){let mt=M.ori==1?ve:$e,At=ze(Rt.dist(s,H,he,Ke,mt));if(At<Ft){let Ot=Rt.bias;if(Ot!=0){let ot=zt(mt,_e.scale),gt=Ee>=0?1:-1,Et=ot>=0?1:-1;Et==gt&&(Et==1?Ot==1?Ee>=ot:Ee<=ot:Ot==1?Ee<=ot:Ee>=ot)&&(Ft=At,Jt=H)}else Ft=At,Jt=H}}if(ht||Rn){let mt,At;M.ori==0?(mt=lt,At=Ke):(mt=Ke,At=lt);let Ot,ot,gt,Et,Nt,Ze,rt=!0,pn=Ge.bbox;if(pn!=null){rt=!1;let Je=pn(s,H);gt=Je.left,Et=Je.top,Ot=Je.width,ot=Je.height}else gt=mt,Et=At,Ot=ot=Ge.size(s,H);if(Ze=Ge.fill(s,H),Nt=Ge.stroke(s,H),Rn)H==Jt&&Ft<=Rt.prox&&(P=gt,L=Et,j=Ot,ae=ot,oe=rt,te=Ze,B=Nt);else{let Je=pt[H];Je!=null&&(Dn[H]=gt,zn[H]=Et,Mr(Je,Ot,ot,rt),Ar(Je,Ze,Nt),It(Je,xt(gt),xt(Et),K,C))}}}}if(Rn){let H=Rt.prox,_e=fn==null?Ft<=H:Ft>H||Jt!=fn;if(ht||_e){let Ae=pt[0];Ae!=null&&(Dn[0]=P,zn[0]=L,Mr(Ae,j,ae,oe),Ar(Ae,te,B),It(Ae,xt(P),xt(L),K,C))}}}if(be.show&&Kt)if(l!=null){let[w,x]=Me.scales,[T,P]=Me.match,[L,j]=l.cursor.sync.scales,ae=l.cursor.drag;if(He=ae._x,Ie=ae._y,He||Ie){let{left:oe,top:te,width:B,height:H}=l.select,_e=l.scales[L].ori,Ae=l.posToVal,Ue,he,Ee,lt,Ke,mt=w!=null&&T(w,L),At=x!=null&&P(x,j);mt&&He?(_e==0?(Ue=oe,he=B):(Ue=te,he=H),Ee=E[w],lt=O(Ae(Ue,L),Ee,v,0),Ke=O(Ae(Ue+he,L),Ee,v,0),fs(Pt(lt,Ke),ze(Ke-lt))):fs(0,v),At&&Ie?(_e==1?(Ue=oe,he=B):(Ue=te,he=H),Ee=E[x],lt=G(Ae(Ue,j),Ee,_,0),Ke=G(Ae(Ue+he,j),Ee,_,0),hs(Pt(lt,Ke),ze(Ke-lt))):hs(0,_)}else Yi()}else{let w=ze(vo-mo),x=ze(bo-go);if(M.ori==1){let j=w;w=x,x=j}He=Be.x&&w>=Be.dist,Ie=Be.y&&x>=Be.dist;let T=Be.uni;T!=null?He&&Ie&&(He=w>=T,Ie=x>=T,!He&&!Ie&&(x>w?Ie=!0:He=!0)):Be.x&&Be.y&&(He||Ie)&&(He=Ie=!0);let P,L;He&&(M.ori==0?(P=Un,L=ve):(P=Fn,L=$e),fs(Pt(P,L),ze(L-P)),Ie||hs(0,_)),Ie&&(M.ori==1?(P=Un,L=ve):(P=Fn,L=$e),hs(Pt(P,L),ze(L-P)),He||fs(0,v)),!He&&!Ie&&(fs(0,0),hs(0,0))}if(Be._x=He,Be._y=Ie,l==null){if(c){if(Co!=null){let[w,x]=Me.scales;Me.values[0]=w!=null?zt(M.ori==0?ve:$e,w):null,Me.values[1]=x!=null?zt(M.ori==1?ve:$e,x):null}ms(wl,s,ve,$e,K,C,d)}if(Ln){let w=c&&Me.setSeries,x=Rt.prox;fn==null?Ft<=x&&Dt(Jt,Bn,!0,w):Ft>x?Dt(null,Bn,!0,w):Jt!=fn&&Dt(Jt,Bn,!0,w)}}ht&&(X.idx=d,Bi()),r!==!1&&Ve("setCursor")}let Qt=null;Object.defineProperty(s,"rect",{get(){return Qt==null&&ps(!1),Qt}});function ps(l=!1){l?Qt=null:(Qt=S.getBoundingClientRect(),Ve("syncRect",Qt))}function yo(l,r,c,d,h,v,_){N._lock||Kt&&l!=null&&l.movementX==0&&l.movementY==0||(Gi(l,r,c,d,h,v,_,!1,l!=null),l!=null?hn(null,!0,!0):hn(r,!0,!1))}function Gi(l,r,c,d,h,v,_,w,x){if(Qt==null&&ps(!1),un(l),l!=null)c=l.clientX-Qt.left,d=l.clientY-Qt.top;else{if(c<0||d<0){ve=-10,$e=-10;return}let[T,P]=Me.scales,L=r.cursor.sync,[j,ae]=L.values,[oe,te]=L.scales,[B,H]=Me.match,_e=r.axes[0].side%2==1,Ae=M.ori==0?K:C,Ue=M.ori==1?K:C,he=_e?v:h,Ee=_e?h:v,lt=_e?d:c,Ke=_e?c:d;if(oe!=null?c=B(T,oe)?u(j,E[T],Ae,0):-10:c=Ae*(lt/he),te!=null?d=H(P,te)?u(ae,E[P],Ue,0):-10:d=Ue*(Ke/Ee),M.ori==1){let mt=c;c=d,d=mt}}x&&(r==null||r.cursor.event.type==wl)&&((c<=1||c>=K-1)&&(c=yn(c,K)),(d<=1||d>=C-1)&&(d=yn(d,C))),w?(mo=c,go=d,[Un,Fn]=N.move(s,c,d)):(ve=c,$e=d)}let ji={width:0,height:0,left:0,top:0};function Yi(){Vs(ji,!1)}let xo,So,$o,ko;function Ao(l,r,c,d,h,v,_){Kt=!0,He=Ie=Be._x=Be._y=!1,Gi(l,r,c,d,h,v,_,!0,!1),l!=null&&(qe(yl,Al,Eo,!1),ms(_r,s,Un,Fn,K,C,null));let{left:w,top:x,width:T,height:P}=be;xo=w,So=x,$o=T,ko=P}function Eo(l,r,c,d,h,v,_){Kt=Be._x=Be._y=!1,Gi(l,r,c,d,h,v,_,!1,!0);let{left:w,top:x,width:T,height:P}=be,L=T>0||P>0,j=xo!=w||So!=x||$o!=T||ko!=P;if(L&&j&&Vs(be),Be.setScale&&L&&j){let ae=w,oe=T,te=x,B=P;if(M.ori==1&&(ae=x,oe=P,te=w,B=T),He&&Zt(D,zt(ae,D),zt(ae+oe,D)),Ie)for(let H in E){let _e=E[H];H!=D&&_e.from==null&&_e.min!=pe&&Zt(H,zt(te+B,H),zt(te,H))}Yi()}else N.lock&&(N._lock=!N._lock,hn(r,!0,l!=null));l!=null&&(Tn(yl,Al),ms(yl,s,ve,$e,K,C,null))}function Ec(l,r,c,d,h,v,_){if(N._lock)return;un(l);let w=Kt;if(Kt){let x=!0,T=!0,P=10,L,j;M.ori==0?(L=He,j=Ie):(L=Ie,j=He),L&&j&&(x=ve<=P||ve>=K-P,T=$e<=P||$e>=C-P),L&&x&&(ve=ve<Un?0:K),j&&T&&($e=$e<Fn?0:C),hn(null,!0,!0),Kt=!1}ve=-10,$e=-10,fe.fill(null),hn(null,!0,!0),w&&(Kt=w)}function Mo(l,r,c,d,h,v,_){N._lock||(un(l),Ti(),Yi(),l!=null&&ms(xr,s,ve,$e,K,C,null))}function To(){F.forEach(lf),Mi(s.width,s.height,!0)}$n(mi,Xn,To);let Gn={};Gn.mousedown=Ao,Gn.mousemove=yo,Gn.mouseup=Eo,Gn.dblclick=Mo,Gn.setSeries=(l,r,c,d)=>{let h=Me.match[2];c=h(s,r,c),c!=-1&&Dt(c,d,!0,!1)},Ye&&(qe(_r,S,Ao),qe(wl,S,yo),qe(wr,S,l=>{un(l),ps(!1)}),qe(yr,S,Ec),qe(xr,S,Mo),Dl.add(s),s.syncRect=ps);let Us=s.hooks=t.hooks||{};function Ve(l,r,c){Vi?ds.push([l,r,c]):l in Us&&Us[l].forEach(d=>{d.call(null,s,r,c)})}(t.plugins||[]).forEach(l=>{for(let r in l.hooks)Us[r]=(Us[r]||[]).concat(l.hooks[r])});let Po=(l,r,c)=>c,Me=Te({key:null,setSeries:!1,filters:{pub:Rr,sub:Rr},scales:[D,$[1]?$[1].scale:null],match:[Dr,Dr,Po],values:[null,null]},N.sync);Me.match.length==2&&Me.match.push(Po),N.sync=Me;let Co=Me.key,qi=Pa(Co);function ms(l,r,c,d,h,v,_){Me.filters.pub(l,r,c,d,h,v,_)&&qi.pub(l,r,c,d,h,v,_)}qi.sub(s);function Mc(l,r,c,d,h,v,_){Me.filters.sub(l,r,c,d,h,v,_)&&Gn[l](null,r,c,d,h,v,_)}s.pub=Mc;function Tc(){qi.unsub(s),Dl.delete(s),ln.clear(),Tl(mi,Xn,To),m.remove(),ue?.remove(),Ve("destroy")}s.destroy=Tc;function Ki(){Ve("init",t,e),oo(e||t.data,!1),V[D]?Ui(D,V[D]):Ti(),Ds=be.show&&(be.width>0||be.height>0),cn=ht=!0,Mi(t.width,t.height)}return $.forEach(io),F.forEach(rc),n?n instanceof HTMLElement?(n.appendChild(m),Ki()):n(s,Ki):Ki(),s}Fe.assign=Te;Fe.fmtNum=Ul;Fe.rangeNum=gi;Fe.rangeLog=_i;Fe.rangeAsinh=Il;Fe.orient=An;Fe.pxRatio=ce;Fe.join=Ku;Fe.fmtDate=Wl,Fe.tzDate=od;Fe.sync=Pa;{Fe.addGap=Fd,Fe.clipGaps=xi;let t=Fe.paths={points:Oa};t.linear=Ha,t.stepped=Gd,t.bars=jd,t.spline=qd}var Fa='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var Zl=150,Wa=[[],[6,4],[2,3],[10,3,2,3]],rf=1e3,Jl=class extends nt{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#i=0;this.#s=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:Zl}));this.#n=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[Bs(Fa),Le`
      :host {
        display: block;
        min-height: ${Zl}px;
      }
    `]}#e;#t;#i;#s;#n;connectedCallback(){super.connectedCallback(),this.#s.observe(this),A.addEventListener("theme",this.#n),matchMedia("(prefers-color-scheme: dark)").addEventListener("change",this.#n)}disconnectedCallback(){this.#s.disconnect(),A.removeEventListener("theme",this.#n),matchMedia("(prefers-color-scheme: dark)").removeEventListener("change",this.#n),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return R`<div aria-hidden="true"></div>`}updated(){let n=this.session;if(n===null||this.clientWidth===0)return;let s=[...n.legs.values()].filter(a=>a.analysed),i=[A.language,...s.map(a=>`${a.id} ${a.role}`)].join(" "),o=performance.now();i===this.#t&&o-this.#i<rf||(this.#i=o,i!==this.#t?(this.#t=i,this.#e?.destroy(),this.#e=new Fe(this.#l(s),Ba(n,s),this.renderRoot.querySelector("div"))):this.#e.setData(Ba(n,s),!1),this.#e.setScale("x",{min:(this.from-n.startedAt)/1e3,max:(this.to-n.startedAt)/1e3}))}#l(n){let s=getComputedStyle(this),i=a=>s.getPropertyValue(a).trim(),o={stroke:i("--muted"),grid:{stroke:i("--line"),width:1},ticks:{stroke:i("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:Zl,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...o,values:(a,u)=>u.map(f=>bt(f*1e3))},{...o,size:44,splits:[-1,0,1]}],series:[{},...n.map((a,u)=>({label:we(a.role),stroke:i(u===0?"--accent":"--second"),width:2,dash:Wa[u%Wa.length],points:{show:!1},spanGaps:!1}))]}}};function Ba(t,e){let n=e.map(o=>{let a=g=>(g+(o.origin??0)-t.startedAt)/1e3,u=[],f=[],m=-1/0;for(let g of o.affect)g.at-m>8e3&&u.length>0&&(u.push(a(m+1)),f.push(null)),u.push(a(g.at)),f.push(g.valence),m=g.at;return[u,f]});if(n.filter(([o])=>o.length>0).length===0)return[[],...e.map(()=>[])];let i=[2];return Fe.join(n,n.map(()=>[1,...i]))}je("es-valence",Jl);var af=6e4,cf=1e3,Ga=10,ja=6,Ql=class extends _t{static{this.styles=[wt,Le`
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
        border: 1px solid var(--outline-soft);
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
    `]}#e=!1;render(){let e=A.model.sessions.get(A.route.sessionId);if(e===void 0)return R`<header>${this.#t()}</header>
        <div class="empty"><p>${k("no_session")}</p></div>`;let n=e.endedAt??Math.min(A.now(),A.lostAt??1/0),s=Math.max(e.startedAt,n-dl),i=Math.max(n,s+af),o=A.route.t===null?null:e.startedAt+A.route.t,a=[...e.legs.values()];return R`
      <header>
        ${this.#t()}
        <h1>${$s(e)}</h1>
        <span class="muted number">${bt(n-e.startedAt)}</span>
        ${e.endedAt===null?ee:R`<span class="muted">${k("ended",{reason:we(e.endReason)})}</span>`}
        <span class="grow"></span>
        ${o===null?R`<span class="muted">${k("live")}</span>`:R`<span class="number">${k("at_moment",{time:bt(A.route.t)})}</span>
              <button @click=${this.#a}>${this.#e?k("copied"):k("copy_link")}</button>
              <button @click=${()=>this.#o(null)}>${k("live")}</button>`}
      </header>
      <section class="panel">
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${k("timeline")}
          aria-valuemin=${Math.round((s-e.startedAt)/1e3)}
          aria-valuemax=${Math.round((n-e.startedAt)/1e3)}
          aria-valuenow=${Math.round(((o??n)-e.startedAt)/1e3)}
          aria-valuetext=${o===null?k("live"):bt(A.route.t)}
          @click=${u=>this.#n(u,e,s,i,n)}
          @keydown=${u=>this.#l(u,e,s,n)}
        >
          ${a.map(u=>R`<div class="lane">
              <h3><span class="role">${we(u.role)}</span>${bl(u)}</h3>
              <es-lane .leg=${u} .from=${s} .to=${i} .until=${n}></es-lane>
            </div>`)}
          ${o===null?ee:R`<div class="cursor" ${ai({left:`${uf(o,s,i)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Array.from({length:ja},(u,f)=>R`<span>${bt(s-e.startedAt+(i-s)*f/(ja-1))}</span>`)}
        </div>
      </section>
      <section class="columns">
        ${a.filter(u=>u.analysed).map(u=>this.#i(u,o))}
        <div class="panel">
          ${this.#s(a,s,n)}
          <h2>${k("valence")}</h2>
          <div class="series">${a.filter(u=>u.analysed).map((u,f)=>ff(u,f))}</div>
          <es-valence .session=${e} .stamp=${`${e.version} ${Math.round(i)}`} .from=${s} .to=${i}></es-valence>
          <p class="hint">${k("valence_hint")}</p>
        </div>
      </section>
      <es-legend></es-legend>
      <p class="hint id">${e.id}</p>
    `}#t(){return R`<a href=${Xt({...A.route,view:"wall"})}>← ${k("back")}</a>`}#i(e,n){let s=df(e,n),i=s===void 0?[]:s.shares.map((o,a)=>({label:A.model.labels[a],share:o}));return i.sort((o,a)=>a.share-o.share),R`<div class="panel">
      <h2>${k("probabilities")}: ${we(e.role)}</h2>
      ${i.length===0?R`<p class="muted">${s===void 0?k("no_values"):k("no_answer",{reason:we(s.reason??"unknown")})}</p>`:ee}
      <ul>
        ${i.map(({label:o,share:a})=>R`<li>
            <span>${Zn(o)} ${we(o)}</span>
            <span class="bar"><i ${ai({width:`${a*100}%`,background:Ht(o).colour})}></i></span>
            <span class="number">${Math.round(a*100)} %</span>
          </li>`)}
      </ul>
      <dl>
        <dt>${k("model")}</dt>
        <dd>${e.model||"–"}</dd>
        <dt>${k("latency")}</dt>
        <dd class="number">${e.latencyMs===null?"–":`${e.latencyMs} ms`} (${k("inference")} ${e.inferenceMs??"–"} ms)</dd>
        <dt>${k("codec")}</dt>
        <dd>${e.codec||"–"}</dd>
        <dt>${k("quality")}</dt>
        <dd>${e.quality?we(e.quality):"–"}</dd>
      </dl>
    </div>`}#s(e,n,s){let i=ar(e,n,s),o=[...e.map(a=>[we(a.role),i.alone.get(a.id)]),...e.length>1?[[k("overlap"),i.overlap]]:[],[k("silence"),i.silence]];return R`<h2>${k("talk")}</h2>
      <ul class="talk">
        ${o.map(([a,u])=>{let f=i.total===0?0:u/i.total;return R`<li>
            <span>${a}</span>
            <span class="bar"><i ${ai({width:`${f*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(f*100)} %</span>
          </li>`})}
      </ul>`}#n(e,n,s,i,o){let a=e.currentTarget.getBoundingClientRect(),u=s+(e.clientX-a.left)/a.width*(i-s);this.#o(Math.min(u,o)-n.startedAt)}#l(e,n,s,i){let a={ArrowLeft:-1,ArrowRight:1,PageDown:-Ga,PageUp:Ga}[e.key],u=A.route.t??i-n.startedAt;if(a!==void 0)this.#o(Math.max(s,Math.min(i,n.startedAt+u+a*cf))-n.startedAt);else if(e.key==="Home")this.#o(s-n.startedAt);else if(e.key==="End")this.#o(null);else return;e.preventDefault()}#o(e){this.#e=!1,A.go({t:e})}#a=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function uf(t,e,n){return Math.max(0,Math.min(100,(t-e)/(n-e)*100))}function df(t,e){if(e===null)return t.pieces.findLast(s=>s.reason===null)??t.pieces.at(-1);let n=e-(t.origin??0);return t.pieces.find(s=>s.from<=n&&n<s.to)}function ff(t,e){return R`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${e===0?"var(--accent)":"var(--second)"} stroke-width="2.5" stroke-dasharray=${e===0?"none":"6 4"}></line>
    </svg>
    ${we(t.role)}
  </span>`}je("es-detail",Ql);var Xl=class extends _t{static{this.styles=[wt,Le`
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
    `]}render(){let{health:e,model:n}=A,s=[...n.sources.values()];return R`<h1>${k("health")}</h1>
      ${e===null?ee:R`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${k(e.ok?"daemon_ok":"daemon_not_ok")}</p>`}
      ${n.overload===null?ee:R`<p class="note bad">! ${k("overload",{hop:n.overload.hop_ms/1e3,legs:n.overload.suspended_legs})}</p>`}
      ${n.lostEvents===0?ee:R`<p class="note bad">! ${k("lost_events",{count:n.lostEvents})}</p>`}
      <div class="wide" tabindex="0" role="region" aria-label=${k("health")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${k("source")}</th>
              <th scope="col">${k("state")}</th>
              <th scope="col">${k("since_column")}</th>
              <th scope="col">${k("detail")}</th>
            </tr>
          </thead>
          <tbody>
            ${s.length===0?R`<tr><td colspan="4">${k("no_source")}</td></tr>`:ee}
            ${s.map(i=>R`<tr>
                <td>${i.id}</td>
                <td>${we(`state_${i.state}`)}</td>
                <td class="number">${bt(A.now()-i.at)}</td>
                <td class="detail">${i.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>`}};je("es-health",Xl);var{I:hf}=Zo,Ya=t=>t;var qa=()=>document.createComment(""),rs=(t,e,n)=>{let s=t._$AA.parentNode,i=e===void 0?t._$AB:e._$AA;if(n===void 0){let o=s.insertBefore(qa(),i),a=s.insertBefore(qa(),i);n=new hf(o,a,t,t.options)}else{let o=n._$AB.nextSibling,a=n._$AM,u=a!==t;if(u){let f;n._$AQ?.(t),n._$AM=t,n._$AP!==void 0&&(f=t._$AU)!==a._$AU&&n._$AP(f)}if(o!==i||u){let f=n._$AA;for(;f!==o;){let m=Ya(f).nextSibling;Ya(s).insertBefore(f,i),f=m}}}return n},sn=(t,e,n=t)=>(t._$AI(e,n),t),pf={},Ka=(t,e=pf)=>t._$AH=e,Za=t=>t._$AH,Ai=t=>{t._$AR(),t._$AA.remove()};var Ja=(t,e,n)=>{let s=new Map;for(let i=e;i<=n;i++)s.set(t[i],i);return s},Qa=ri(class extends qn{constructor(t){if(super(t),t.type!==oi.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,n){let s;n===void 0?n=e:e!==void 0&&(s=e);let i=[],o=[],a=0;for(let u of t)i[a]=s?s(u,a):a,o[a]=n(u,a),a++;return{values:o,keys:i}}render(t,e,n){return this.dt(t,e,n).values}update(t,[e,n,s]){let i=Za(t),{values:o,keys:a}=this.dt(e,n,s);if(!Array.isArray(i))return this.ut=a,o;let u=this.ut??=[],f=[],m,g,p=0,b=i.length-1,y=0,S=o.length-1;for(;p<=b&&y<=S;)if(i[p]===null)p++;else if(i[b]===null)b--;else if(u[p]===a[y])f[y]=sn(i[p],o[y]),p++,y++;else if(u[b]===a[S])f[S]=sn(i[b],o[S]),b--,S--;else if(u[p]===a[S])f[S]=sn(i[p],o[S]),rs(t,f[S+1],i[p]),p++,S--;else if(u[b]===a[y])f[y]=sn(i[b],o[y]),rs(t,i[p],i[b]),b--,y++;else if(m===void 0&&(m=Ja(a,y,S),g=Ja(u,p,b)),m.has(u[p]))if(m.has(u[b])){let z=g.get(a[y]),U=z!==void 0?i[z]:null;if(U===null){let W=rs(t,i[p]);sn(W,o[y]),f[y]=W}else f[y]=sn(U,o[y]),rs(t,i[p],U),i[z]=null;y++}else Ai(i[b]),b--;else Ai(i[p]),p++;for(;y<=S;){let z=rs(t,f[S+1]);sn(z,o[y]),f[y++]=z}for(;p<=b;){let z=i[p++];z!==null&&Ai(z)}return this.ut=a,Ka(t,f),vt}});var mf=2e3,eo=class extends _t{static{this.styles=[wt,Le`
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
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 640px));
        --lane-height: 72px;
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
    `]}#e=[];#t=0;#i="";render(){let e=this.#l(A.route),n=A.model.sessions.size;return R`
      <div class="tools">
        <h1>${n===1?k("session"):k("sessions",{count:n})}</h1>
        ${this.#s("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#s("filter_state","state",[...A.model.labels,"none"])}
        <label>
          ${k("sort")}
          <select @change=${s=>A.go({sort:s.target.value})}>
            ${["need","newest","name"].map(s=>R`<option value=${s} ?selected=${A.route.sort===s}>${k(`sort_${s}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#n(n):ee}
      <div class="grid ${e.length<=4?"few":""}">
        ${Qa(e,s=>s.id,s=>R`<es-tile .session=${s} .stamp=${bf(s)}></es-tile>`)}
      </div>
      <es-legend></es-legend>
    `}#s(e,n,s){return R`<label>
      ${k(e)}
      <select @change=${i=>A.go({[n]:i.target.value})}>
        <option value="">${k("all")}</option>
        ${s.map(i=>R`<option value=${i} ?selected=${A.route[n]===i}>${we(i)}</option>`)}
      </select>
    </label>`}#n(e){if(e>0)return R`<div class="empty"><h2>${k("no_match")}</h2></div>`;let n=[...A.model.sources.values()];return R`<div class="empty">
      <h2>${k("nobody")}</h2>
      <p class="muted">${k("nobody_hint")}</p>
      <ul>
        ${n.length===0?R`<li>${k("no_source")}</li>`:ee}
        ${n.map(s=>R`<li>${s.id}: ${we(`state_${s.state}`)}</li>`)}
      </ul>
    </div>`}#l(e){let n=[...A.model.sessions.values()].filter(a=>vf(a,e)),s=`${e.sort} ${e.role} ${e.state}`,i=performance.now();(s!==this.#i||i-this.#t>mf)&&(this.#i=s,this.#t=i,this.#e=n.sort(gf[e.sort]).map(a=>a.id));let o=new Map(this.#e.map((a,u)=>[a,u]));return n.sort((a,u)=>(o.get(a.id)??1/0)-(o.get(u.id)??1/0)||a.startedAt-u.startedAt)}},gf={need:(t,e)=>+(t.endedAt!==null)-+(e.endedAt!==null)||ui(e)-ui(t)||Xa(t)-Xa(e)||t.id.localeCompare(e.id),newest:(t,e)=>e.startedAt-t.startedAt,name:(t,e)=>t.id.localeCompare(e.id)};function Xa(t){return Math.min(t.startedAt,...[...t.legs.values()].map(e=>e.since??1/0))}function vf(t,e){return[...t.legs.values()].filter(s=>e.role===""||s.role===e.role).some(s=>e.state===""||s.state===e.state)}function bf(t){return`${t.version} ${Math.floor(A.now()/1e3)} ${A.isStale} ${A.language}`}je("es-wall",eo);var to=class extends _t{static{this.styles=[wt,Le`
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
      @media (max-width: 560px) {
        .brand b {
          display: none;
        }
        .status {
          min-width: 0;
        }
      }
    `]}render(){return document.title=k("title"),R`
      <a class="skip" href="#main" @click=${this.#o}>${k("skip")}</a>
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
          <b>${k("title")}</b>
        </span>
        <nav aria-label=${k("title")}>
          ${this.#e("wall",k("wall"))} ${this.#e("health",k("health"))}
        </nav>
        <span class="status ${A.status}" role="status"><i aria-hidden="true"></i>${k(A.status)}</span>
        <button @click=${()=>A.togglePause()} aria-pressed=${A.isPaused?"true":"false"}>${k(A.isPaused?"resume":"pause")}</button>
        ${this.#s()}
      </div>
      ${this.#i()}
      <main id="main" tabindex="-1">${A.status==="token"?this.#n():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${A.announcement}</div>
    `}#e(e,n){let s=A.route.view===e||e==="wall"&&A.route.view==="session";return R`<a href=${Xt({...A.route,view:e})} aria-current=${s?"page":ee}>${n}</a>`}#t(){return A.route.view==="health"?R`<es-health></es-health>`:A.route.view==="session"?R`<es-detail></es-detail>`:R`<es-wall></es-wall>`}#i(){return A.status==="refused"?R`<p class="banner" role="alert">${k("refused_detail")}</p>`:A.lostAt!==null&&A.status!=="token"&&A.clock()-A.lostAt>xs/5?R`<p class="banner" role="alert">${k("lost_detail",{time:li(A.lostAt)})}</p>`:A.isPaused?R`<p class="banner">${k("paused_display")}</p>`:ee}#s(){let e=["auto","light","dark"];return R`<details>
      <summary aria-label=${`${k("theme")}, ${k("language")}`}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
          <path d="M4 7h16M4 17h16" stroke-linecap="round" />
          <circle cx="9" cy="7" r="2.6" fill="var(--raised)" />
          <circle cx="15" cy="17" r="2.6" fill="var(--raised)" />
        </svg>
      </summary>
      <div class="menu">
        <label>
          ${k("theme")}
          <select @change=${n=>A.setTheme(n.target.value)}>
            ${e.map(n=>R`<option value=${n} ?selected=${A.theme===n}>${k(`theme_${n}`)}</option>`)}
          </select>
        </label>
        <label>
          ${k("language")}
          <select @change=${n=>A.setLanguage(n.target.value)}>
            ${Object.entries(wn).map(([n,s])=>R`<option value=${n} lang=${n} ?selected=${A.language===n}>${s.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#n(){return R`<form @submit=${this.#l}>
      <h1>${k("token_title")}</h1>
      <p class="muted">${k("token_why")}</p>
      <label>${k("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${A.tokenIsWrong?k("token_wrong"):""}</p>
      <button type="submit">${k("sign_in")}</button>
    </form>`}#l=e=>{e.preventDefault(),A.signIn(String(new FormData(e.target).get("token")))};#o=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};je("es-app",to);A.start();
