var Ws=globalThis,Bs=Ws.ShadowRoot&&(Ws.ShadyCSS===void 0||Ws.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ji=Symbol(),Do=new WeakMap,gs=class{constructor(e,n,s){if(this._$cssResult$=!0,s!==Ji)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=n}get styleSheet(){let e=this.o,n=this.t;if(Bs&&e===void 0){let s=n!==void 0&&n.length===1;s&&(e=Do.get(n)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&Do.set(n,e))}return e}toString(){return this.cssText}},Gs=t=>new gs(typeof t=="string"?t:t+"",void 0,Ji),Le=(t,...e)=>{let n=t.length===1?t[0]:e.reduce((s,i,o)=>s+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+t[o+1],t[0]);return new gs(n,t,Ji)},zo=(t,e)=>{if(Bs)t.adoptedStyleSheets=e.map(n=>n instanceof CSSStyleSheet?n:n.styleSheet);else for(let n of e){let s=document.createElement("style"),i=Ws.litNonce;i!==void 0&&s.setAttribute("nonce",i),s.textContent=n.cssText,t.appendChild(s)}},Qi=Bs?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let n="";for(let s of e.cssRules)n+=s.cssText;return Gs(n)})(t):t;var{is:Cc,defineProperty:Pc,getOwnPropertyDescriptor:Lc,getOwnPropertyNames:Rc,getOwnPropertySymbols:Dc,getPrototypeOf:zc}=Object,js=globalThis,Oo=js.trustedTypes,Oc=Oo?Oo.emptyScript:"",Nc=js.reactiveElementPolyfillSupport,vs=(t,e)=>t,Xi={toAttribute(t,e){switch(e){case Boolean:t=t?Oc:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let n=t;switch(e){case Boolean:n=t!==null;break;case Number:n=t===null?null:Number(t);break;case Object:case Array:try{n=JSON.parse(t)}catch{n=null}}return n}},Ho=(t,e)=>!Cc(t,e),No={attribute:!0,type:String,converter:Xi,reflect:!1,useDefault:!1,hasChanged:Ho};Symbol.metadata??=Symbol("metadata"),js.litPropertyMetadata??=new WeakMap;var Wt=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,n=No){if(n.state&&(n.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((n=Object.create(n)).wrapped=!0),this.elementProperties.set(e,n),!n.noAccessor){let s=Symbol(),i=this.getPropertyDescriptor(e,s,n);i!==void 0&&Pc(this.prototype,e,i)}}static getPropertyDescriptor(e,n,s){let{get:i,set:o}=Lc(this.prototype,e)??{get(){return this[n]},set(a){this[n]=a}};return{get:i,set(a){let u=i?.call(this);o?.call(this,a),this.requestUpdate(e,u,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??No}static _$Ei(){if(this.hasOwnProperty(vs("elementProperties")))return;let e=zc(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(vs("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(vs("properties"))){let n=this.properties,s=[...Rc(n),...Dc(n)];for(let i of s)this.createProperty(i,n[i])}let e=this[Symbol.metadata];if(e!==null){let n=litPropertyMetadata.get(e);if(n!==void 0)for(let[s,i]of n)this.elementProperties.set(s,i)}this._$Eh=new Map;for(let[n,s]of this.elementProperties){let i=this._$Eu(n,s);i!==void 0&&this._$Eh.set(i,n)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let n=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let i of s)n.unshift(Qi(i))}else e!==void 0&&n.push(Qi(e));return n}static _$Eu(e,n){let s=n.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,n=this.constructor.elementProperties;for(let s of n.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return zo(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,n,s){this._$AK(e,s)}_$ET(e,n){let s=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,s);if(i!==void 0&&s.reflect===!0){let o=(s.converter?.toAttribute!==void 0?s.converter:Xi).toAttribute(n,s.type);this._$Em=e,o==null?this.removeAttribute(i):this.setAttribute(i,o),this._$Em=null}}_$AK(e,n){let s=this.constructor,i=s._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let o=s.getPropertyOptions(i),a=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:Xi;this._$Em=i;let u=a.fromAttribute(n,o.type);this[i]=u??this._$Ej?.get(i)??u,this._$Em=null}}requestUpdate(e,n,s,i=!1,o){if(e!==void 0){let a=this.constructor;if(i===!1&&(o=this[e]),s??=a.getPropertyOptions(e),!((s.hasChanged??Ho)(o,n)||s.useDefault&&s.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,s))))return;this.C(e,n,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,n,{useDefault:s,reflect:i,wrapped:o},a){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??n??this[e]),o!==!0||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(n=void 0),this._$AL.set(e,n)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(n){Promise.reject(n)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,o]of this._$Ep)this[i]=o;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[i,o]of s){let{wrapped:a}=o,u=this[i];a!==!0||this._$AL.has(i)||u===void 0||this.C(i,void 0,o,u)}}let e=!1,n=this._$AL;try{e=this.shouldUpdate(n),e?(this.willUpdate(n),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(n)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(n)}willUpdate(e){}_$AE(e){this._$EO?.forEach(n=>n.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(n=>this._$ET(n,this[n])),this._$EM()}updated(e){}firstUpdated(e){}};Wt.elementStyles=[],Wt.shadowRootOptions={mode:"open"},Wt[vs("elementProperties")]=new Map,Wt[vs("finalized")]=new Map,Nc?.({ReactiveElement:Wt}),(js.reactiveElementVersions??=[]).push("2.1.2");var tl=globalThis,Io=t=>t,Ys=tl.trustedTypes,Uo=Ys?Ys.createPolicy("lit-html",{createHTML:t=>t}):void 0,nl="$lit$",Bt=`lit$${Math.random().toFixed(9).slice(2)}$`,sl="?"+Bt,Hc=`<${sl}>`,vn=document,_s=()=>vn.createComment(""),ws=t=>t===null||typeof t!="object"&&typeof t!="function",il=Array.isArray,jo=t=>il(t)||typeof t?.[Symbol.iterator]=="function",el=`[ 	
\f\r]`,bs=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Vo=/-->/g,Fo=/>/g,mn=RegExp(`>|${el}(?:([^\\s"'>=/]+)(${el}*=${el}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Wo=/'/g,Bo=/"/g,Yo=/^(?:script|style|textarea|title)$/i,ll=t=>(e,...n)=>({_$litType$:t,strings:e,values:n}),D=ll(1),xs=ll(2),$h=ll(3),vt=Symbol.for("lit-noChange"),ee=Symbol.for("lit-nothing"),Go=new WeakMap,gn=vn.createTreeWalker(vn,129);function qo(t,e){if(!il(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return Uo!==void 0?Uo.createHTML(e):e}var Ko=(t,e)=>{let n=t.length-1,s=[],i,o=e===2?"<svg>":e===3?"<math>":"",a=bs;for(let u=0;u<n;u++){let h=t[u],m,b,f=-1,v=0;for(;v<h.length&&(a.lastIndex=v,b=a.exec(h),b!==null);)v=a.lastIndex,a===bs?b[1]==="!--"?a=Vo:b[1]!==void 0?a=Fo:b[2]!==void 0?(Yo.test(b[2])&&(i=RegExp("</"+b[2],"g")),a=mn):b[3]!==void 0&&(a=mn):a===mn?b[0]===">"?(a=i??bs,f=-1):b[1]===void 0?f=-2:(f=a.lastIndex-b[2].length,m=b[1],a=b[3]===void 0?mn:b[3]==='"'?Bo:Wo):a===Bo||a===Wo?a=mn:a===Vo||a===Fo?a=bs:(a=mn,i=void 0);let y=a===mn&&t[u+1].startsWith("/>")?" ":"";o+=a===bs?h+Hc:f>=0?(s.push(m),h.slice(0,f)+nl+h.slice(f)+Bt+y):h+Bt+(f===-2?u:y)}return[qo(t,o+(t[n]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},ys=class t{constructor({strings:e,_$litType$:n},s){let i;this.parts=[];let o=0,a=0,u=e.length-1,h=this.parts,[m,b]=Ko(e,n);if(this.el=t.createElement(m,s),gn.currentNode=this.el.content,n===2||n===3){let f=this.el.content.firstChild;f.replaceWith(...f.childNodes)}for(;(i=gn.nextNode())!==null&&h.length<u;){if(i.nodeType===1){if(i.hasAttributes())for(let f of i.getAttributeNames())if(f.endsWith(nl)){let v=b[a++],y=i.getAttribute(f).split(Bt),S=/([.?@])?(.*)/.exec(v);h.push({type:1,index:o,name:S[2],strings:y,ctor:S[1]==="."?Ks:S[1]==="?"?Zs:S[1]==="@"?Js:_n}),i.removeAttribute(f)}else f.startsWith(Bt)&&(h.push({type:6,index:o}),i.removeAttribute(f));if(Yo.test(i.tagName)){let f=i.textContent.split(Bt),v=f.length-1;if(v>0){i.textContent=Ys?Ys.emptyScript:"";for(let y=0;y<v;y++)i.append(f[y],_s()),gn.nextNode(),h.push({type:2,index:++o});i.append(f[v],_s())}}}else if(i.nodeType===8)if(i.data===sl)h.push({type:2,index:o});else{let f=-1;for(;(f=i.data.indexOf(Bt,f+1))!==-1;)h.push({type:7,index:o}),f+=Bt.length-1}o++}}static createElement(e,n){let s=vn.createElement("template");return s.innerHTML=e,s}};function bn(t,e,n=t,s){if(e===vt)return e;let i=s!==void 0?n._$Co?.[s]:n._$Cl,o=ws(e)?void 0:e._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(t),i._$AT(t,n,s)),s!==void 0?(n._$Co??=[])[s]=i:n._$Cl=i),i!==void 0&&(e=bn(t,i._$AS(t,e.values),i,s)),e}var qs=class{constructor(e,n){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:n},parts:s}=this._$AD,i=(e?.creationScope??vn).importNode(n,!0);gn.currentNode=i;let o=gn.nextNode(),a=0,u=0,h=s[0];for(;h!==void 0;){if(a===h.index){let m;h.type===2?m=new jn(o,o.nextSibling,this,e):h.type===1?m=new h.ctor(o,h.name,h.strings,this,e):h.type===6&&(m=new Qs(o,this,e)),this._$AV.push(m),h=s[++u]}a!==h?.index&&(o=gn.nextNode(),a++)}return gn.currentNode=vn,i}p(e){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,n),n+=s.strings.length-2):s._$AI(e[n])),n++}},jn=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,n,s,i){this.type=2,this._$AH=ee,this._$AN=void 0,this._$AA=e,this._$AB=n,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,n=this._$AM;return n!==void 0&&e?.nodeType===11&&(e=n.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,n=this){e=bn(this,e,n),ws(e)?e===ee||e==null||e===""?(this._$AH!==ee&&this._$AR(),this._$AH=ee):e!==this._$AH&&e!==vt&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):jo(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==ee&&ws(this._$AH)?this._$AA.nextSibling.data=e:this.T(vn.createTextNode(e)),this._$AH=e}$(e){let{values:n,_$litType$:s}=e,i=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=ys.createElement(qo(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(n);else{let o=new qs(i,this),a=o.u(this.options);o.p(n),this.T(a),this._$AH=o}}_$AC(e){let n=Go.get(e.strings);return n===void 0&&Go.set(e.strings,n=new ys(e)),n}k(e){il(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,i=0;for(let o of e)i===n.length?n.push(s=new t(this.O(_s()),this.O(_s()),this,this.options)):s=n[i],s._$AI(o),i++;i<n.length&&(this._$AR(s&&s._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);e!==this._$AB;){let s=Io(e).nextSibling;Io(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},_n=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,n,s,i,o){this.type=1,this._$AH=ee,this._$AN=void 0,this.element=e,this.name=n,this._$AM=i,this.options=o,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=ee}_$AI(e,n=this,s,i){let o=this.strings,a=!1;if(o===void 0)e=bn(this,e,n,0),a=!ws(e)||e!==this._$AH&&e!==vt,a&&(this._$AH=e);else{let u=e,h,m;for(e=o[0],h=0;h<o.length-1;h++)m=bn(this,u[s+h],n,h),m===vt&&(m=this._$AH[h]),a||=!ws(m)||m!==this._$AH[h],m===ee?e=ee:e!==ee&&(e+=(m??"")+o[h+1]),this._$AH[h]=m}a&&!i&&this.j(e)}j(e){e===ee?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Ks=class extends _n{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===ee?void 0:e}},Zs=class extends _n{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==ee)}},Js=class extends _n{constructor(e,n,s,i,o){super(e,n,s,i,o),this.type=5}_$AI(e,n=this){if((e=bn(this,e,n,0)??ee)===vt)return;let s=this._$AH,i=e===ee&&s!==ee||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,o=e!==ee&&(s===ee||i);i&&this.element.removeEventListener(this.name,this,s),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Qs=class{constructor(e,n,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){bn(this,e)}},Zo={M:nl,P:Bt,A:sl,C:1,L:Ko,R:qs,D:jo,V:bn,I:jn,H:_n,N:Zs,U:Js,B:Ks,F:Qs},Ic=tl.litHtmlPolyfillSupport;Ic?.(ys,jn),(tl.litHtmlVersions??=[]).push("3.3.3");var Jo=(t,e,n)=>{let s=n?.renderBefore??e,i=s._$litPart$;if(i===void 0){let o=n?.renderBefore??null;s._$litPart$=i=new jn(e.insertBefore(_s(),o),o,void 0,n??{})}return i._$AI(t),i};var ol=globalThis,nt=class extends Wt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let n=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Jo(n,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return vt}};nt._$litElement$=!0,nt.finalized=!0,ol.litElementHydrateSupport?.({LitElement:nt});var Uc=ol.litElementPolyfillSupport;Uc?.({LitElement:nt});(ol.litElementVersions??=[]).push("4.2.2");var Qo={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",session:"1 Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",listening:"hört zu",speaking:"spricht",silent:"still",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",silence:"niemand",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",source:"Quelle",state:"Zustand",detail:"Einzelheiten",since_column:"Seit",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",overload:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {legs} Stimmen ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",state_ok:"bekommt Ton",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var Xs={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",session:"1 session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",listening:"listening",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",silence:"nobody",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",source:"Source",state:"State",detail:"Detail",since_column:"Since",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",overload:"The daemon is overloaded: results every {hop} s, {legs} legs suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",state_ok:"hears audio",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var wn={en:Xs,de:Qo},rl=Xs;function Xo(t){rl=wn[t]??Xs,document.documentElement.lang=t in wn?t:"en"}function $(t,e={}){return rl[t].replace(/\{(\w+)\}/g,(n,s)=>String(e[s]??""))}function we(t){return rl[t]??t.replaceAll("_"," ")}var Vc=["need","newest","name"];function al(t){let[e="",n=""]=t.replace(/^#/,"").split("?"),s=new URLSearchParams(n),[,i="",o=""]=e.split("/"),a=s.get("t");return{view:i==="s"&&o?"session":i==="health"?"health":"wall",sessionId:i==="s"?decodeURIComponent(o):"",t:a!==null&&/^\d+$/.test(a)?Number(a):null,role:s.get("role")??"",state:s.get("state")??"",sort:Vc.find(u=>u===s.get("sort"))??"need"}}function Xt(t){let e=new URLSearchParams;t.role&&e.set("role",t.role),t.state&&e.set("state",t.state),t.sort&&t.sort!=="need"&&e.set("sort",t.sort),t.view==="session"&&t.t!=null&&e.set("t",String(Math.round(t.t)));let n=t.view==="session"?`/s/${encodeURIComponent(t.sessionId??"")}`:t.view==="health"?"/health":"/",s=e.toString();return`#${n}${s?`?${s}`:""}`}var Fc="org.emotionstreamer.",ei=t=>t.type.replace(Fc,"");var Wc={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},ti="M3 3H21V21H3Z",er=[{colour:"#7a5195",shape:ti,pattern:"falling",need:1},{colour:"#4c9f70",shape:ti,pattern:"dots",need:1},{colour:"#b5651d",shape:ti,pattern:"cross",need:1},{colour:"#5b7db1",shape:ti,pattern:"rows",need:1}],cl=new Map,tr=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function Ht(t){let e=Wc[t]??cl.get(t);if(e!==void 0)return e;let n=er[cl.size%er.length];return cl.set(t,n),n}function ni(t,e){return nr(t)-nr(e)||t.localeCompare(e)}function nr(t){let e=tr.indexOf(t);return e<0?tr.length:e}var hl=15*6e4,Bc=6e4,sr="none",ul=class{constructor(e,n,s){this.id=e;this.origin=null;this.state=sr;this.probability=0;this.since=null;this.pieces=[];this.utterances=[];this.gaps=[];this.affect=[];this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;this.role=n?.role??s,this.codec=n?.codec??"",this.analysed=n?.analysed??!0}get speaking(){let e=this.utterances.at(-1);return e!==void 0&&e.to===null}},dl=class{constructor(e,n){this.id=e;this.sourceId="";this.endedAt=null;this.endReason="";this.legs=new Map;this.version=0;this.lostEvents=0;this.startedAt=n}},ii=class{constructor(){this.sessions=new Map;this.sources=new Map;this.labels=[];this.overload=null;this.lostEvents=0;this.version=0}clear(){this.sessions.clear(),this.sources.clear(),this.overload=null,this.version++}apply(e){let n=Date.parse(e.time),s=e.data,i=ei(e);this.version++,i==="source.health.v1"?this.sources.set(s.source_id,{id:s.source_id,state:s.state,detail:s.detail??"",at:n}):i==="overload.v1"?this.overload=s.active?s:null:i==="session.ended.v1"?this.#t(s,n):i==="gap.v1"?this.#n(s,n):s.session_id!==void 0&&this.#s(i,s,n)}forget(e){for(let n of this.sessions.values()){if(n.endedAt!==null&&e-n.endedAt>Bc){this.sessions.delete(n.id),this.version++;continue}for(let s of n.legs.values())Kc(s,e)}}#e(e,n){let s=this.sessions.get(e);return s===void 0&&(s=new dl(e,n),this.sessions.set(e,s)),s.version++,s}#t(e,n){let s=this.sessions.get(e.session_id);if(s!==void 0){s.endedAt=n,s.endReason=e.reason??"",s.version++;for(let i of s.legs.values())qc(i,n)}}#n(e,n){if(this.lostEvents+=e.lost_events??0,e.session_id==null)return;let s=this.#e(e.session_id,n);s.lostEvents+=e.lost_events??0;for(let i of e.leg_ids??[]){let o=s.legs.get(i);if(o?.origin==null||!e.lost_ms)continue;let a=n-o.origin;o.gaps.push({from:a-e.lost_ms,to:a,reason:e.reason??""})}}#s(e,n,s){let i=this.#e(n.session_id,s);if(e==="session.started.v1"||e==="session.changed.v1"){e==="session.started.v1"&&(i.startedAt=s),i.sourceId=n.source_id??i.sourceId;for(let a of n.legs??[])Gc(i,a,s);return}if(n.leg_id===void 0)return;let o=i.legs.get(n.leg_id)??ir(i,n.leg_id,n.role??"unknown");o.role=n.role??o.role,o.heardAt=Math.max(o.heardAt,s),e==="utterance.started.v1"?jc(o,n,s):e==="utterance.ended.v1"?Yc(o,n,s):e==="emotion.v1"?this.#i(o,n,s):e==="state.v1"&&(o.origin=s-n.since_ms,o.state=n.state,o.probability=n.probability,o.since=o.origin+n.since_ms)}#i(e,n,s){let i=n.audio;e.origin=s-i.end_ms,e.latencyMs=n.latency_ms?.audio_end_to_publish??e.latencyMs,e.inferenceMs=n.latency_ms?.inference??e.inferenceMs,e.model=`${n.model.name} ${n.model.version} (${n.model.precision})`,e.quality=i.quality;let o=e.utterances.at(-1),a=e.pieces.at(-1),u=o?.id===n.utterance_id?o.from:i.start_ms,h=a!==void 0&&a.to>u?a.to:u;h>=i.end_ms||(e.pieces.push({from:h,to:i.end_ms,shares:n.abstained?[]:this.#l(n),reason:n.abstained?n.reason??"unknown":null}),n.dimensions&&!n.abstained&&e.affect.push({at:i.end_ms,valence:n.dimensions.valence,arousal:n.dimensions.arousal}))}#l(e){let n=this.labels.map(()=>0);for(let{name:s,probability:i}of e.posterior??[]){let o=this.labels.indexOf(s);o<0&&(o=this.labels.push(s)-1),n[o]=i}return n}};function ir(t,e,n){let s=new ul(e,null,n);return t.legs.set(e,s),s}function Gc(t,e,n){let s=t.legs.get(e.leg_id)??ir(t,e.leg_id,e.role);s.role=e.role,s.codec=e.codec,s.analysed=e.analysed,s.origin??=n}function jc(t,e,n){let s=t.utterances.at(-1);s?.id!==e.utterance_id&&(s!==void 0&&(s.to??=e.start_ms),t.origin=n-e.start_ms,t.utterances.push({id:e.utterance_id,from:e.start_ms,to:null}))}function Yc(t,e,n){let{start_ms:s,end_ms:i}=e.audio;t.origin=n-i;let o=t.utterances.at(-1);o?.id===e.utterance_id?(o.from=s,o.to=i):t.utterances.push({id:e.utterance_id,from:s,to:i})}function qc(t,e){let n=t.utterances.at(-1);n!==void 0&&t.origin!==null&&(n.to??=e-t.origin),t.state=sr,t.probability=0}function Kc(t,e){if(t.origin===null)return;let n=e-hl-t.origin;si(t.pieces,s=>s.to<n),si(t.utterances,s=>(s.to??1/0)<n),si(t.gaps,s=>s.to<n),si(t.affect,s=>s.at<n)}function si(t,e){let n=0;for(;n<t.length&&e(t[n]);)n++;n>0&&t.splice(0,n)}var Yn=class extends Error{constructor(n){super(`no ticket: ${n}`);this.status=n}},li=class{constructor(e,n,s=location.origin){this.getTicket=e;this.listener=n;this.base=s;this.skewMs=0;this.lastMessageAt=0;this.#e=null;this.#t=500;this.#s=[];this.#i=new Set;this.#l=null;this.#o=!0;this.#a=!1;this.#r=!1;this.#u=()=>{this.#e===null&&this.#c()};this.#h=()=>{this.#a=!1;let e=this.#s,n=this.#o;this.#s=[],this.#o=!1,this.listener.events(e,n)}}#e;#t;#n;#s;#i;#l;#o;#a;#r;start(){this.#r=!1,this.#c(),this.#f(),addEventListener("online",this.#u)}stop(){this.#r=!0,clearTimeout(this.#n),removeEventListener("online",this.#u),this.#e?.close()}#u;async#c(){clearTimeout(this.#n),this.listener.status("connecting");try{let e=await this.getTicket();this.skewMs=Date.parse(e.issued_at)-Date.now(),this.#r||this.#p(e.ticket)}catch(e){e instanceof Yn&&e.status===401?this.listener.status("token"):e instanceof Yn&&e.status===403?this.listener.status("refused"):this.#d()}}#p(e){let n=new URL("/events",this.base);n.protocol=n.protocol.replace("http","ws"),n.searchParams.set("recent_s",String(180)),this.#l!==null&&n.searchParams.set("resume_from",this.#l);let s=new WebSocket(n,["cloudevents.json",`ticket.${e}`]);this.#e=s,s.onopen=()=>{this.#t=500,this.lastMessageAt=performance.now(),this.listener.status("open")},s.onmessage=i=>this.#m(JSON.parse(i.data)),s.onclose=()=>{this.#e===s&&(this.#e=null,this.#r||this.#d())}}#d(){if(this.#r)return;this.listener.status("lost");let e=this.#t*(.5+Math.random());this.#t=Math.min(2*this.#t,15e3),this.#n=setTimeout(()=>{this.#c()},e)}#m(e){this.lastMessageAt=performance.now(),e.type.endsWith("gap.v1")&&e.data.reason==="resume_expired"&&(this.#o=!0,this.#i.clear(),this.#s=[]),!this.#i.has(e.id)&&(this.#i.add(e.id),this.#i.size>4e3&&this.#i.delete(this.#i.values().next().value),this.#l=e.id,this.#s.push(e),!this.#a&&(this.#a=!0,document.hidden?setTimeout(this.#h,1e3):requestAnimationFrame(this.#h)))}#h;#f(){this.#r||fetch(new URL("/healthz",this.base),{signal:AbortSignal.timeout(4e3),cache:"no-store"}).then(async e=>this.listener.health({ok:e.ok,text:(await e.text()).trim()})).catch(()=>{performance.now()-this.lastMessageAt>8e3&&this.#e?.close()}).finally(()=>setTimeout(()=>this.#f(),5e3))}};var Zc=5e3,lr=1e3,Jc=1.5,Qc=300,Ss=5e3,Xc=5e3,eu=2,fl=class extends EventTarget{constructor(){super(...arguments);this.model=new ii;this.status="connecting";this.health=null;this.route=al(location.hash);this.theme="auto";this.language="en";this.tokenIsWrong=!1;this.announcement="";this.#e=null;this.lostAt=null;this.#t="";this.#n=0;this.#s=!1;this.#i=0;this.#l=new li(()=>this.#o(),{events:(n,s)=>this.#r(n,s),status:n=>this.#a(n),health:n=>{this.health=n,this.changed()}})}#e;#t;#n;#s;#i;#l;start(){this.#c(),matchMedia("(prefers-color-scheme: dark)").addEventListener("change",()=>this.dispatchEvent(new Event("theme"))),addEventListener("hashchange",()=>{this.route=al(location.hash),this.changed()}),setInterval(()=>this.model.forget(this.clock()),Zc),setInterval(()=>this.changed(!1),lr),this.#l.start()}clock(){return Date.now()+this.#l.skewMs}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>Ss}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}go(n){location.hash=Xt({...this.route,...n})}setTheme(n){this.theme=n,n==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=n,or("theme",n),this.dispatchEvent(new Event("theme")),this.changed()}setLanguage(n){this.language=n in wn?n:"en",Xo(this.language),or("language",this.language),this.changed()}signIn(n){this.#t=n,this.#l.start()}changed(n=!0){if(this.#s||this.isPaused&&!n)return;this.#s=!0;let s=()=>{this.#s=!1,this.#i=performance.now(),this.dispatchEvent(new Event("change"))},i=performance.now()-this.#i,o=Math.min(Qc,Jc*this.model.sessions.size);document.hidden?setTimeout(s,lr):i>=o?requestAnimationFrame(s):setTimeout(()=>requestAnimationFrame(s),o-i)}async#o(){let n={"Content-Type":"application/json"};this.#t&&(n.Authorization=`Bearer ${this.#t}`);let s=await fetch("/api/ticket",{method:"POST",headers:n,body:"{}",signal:AbortSignal.timeout(8e3)});if(!s.ok)throw new Yn(s.status);return await s.json()}#a(n){this.tokenIsWrong=n==="token"&&this.#t!=="",n==="open"?this.lostAt=null:this.lostAt??=this.clock(),this.status=n,this.changed()}#r(n,s){s&&this.model.clear();for(let i of n)this.model.apply(i),s||this.#u(i);this.changed(!1)}#u(n){if(ei(n)!=="state.v1"||Ht(n.data.state).need<eu)return;let s=performance.now();if(n.data.state==="none"||s-this.#n<Xc)return;this.#n=s;let{role:i,session_id:o,state:a}=n.data;this.announcement=$("announce",{role:we(i),id:o,state:we(a)})}#c(){let n=navigator.language.slice(0,2);this.setLanguage(rr("language")??(n in wn?n:"en"));let s=rr("theme");this.setTheme(s==="light"||s==="dark"?s:"auto")}};function or(t,e){try{localStorage.setItem(`emotion-streamer.${t}`,e)}catch{return}}function rr(t){try{return localStorage.getItem(`emotion-streamer.${t}`)}catch{return null}}var A=new fl;function bt(t){let e=Math.max(0,Math.floor(t/1e3)),n=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(n[0]===0?n.slice(1):n).map((i,o)=>o===0?String(i):String(i).padStart(2,"0")).join(":")}function oi(t){return new Date(t).toLocaleTimeString(A.language,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var ri={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ai=t=>(...e)=>({_$litDirective$:t,values:e}),qn=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,n,s){this._$Ct=e,this._$AM=n,this._$Ci=s}_$AS(e,n){return this.update(e,n)}update(e,n){return this.render(...n)}};var pl=class extends qn{constructor(e){if(super(e),e.type!==ri.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return vt}update(e,[n]){let{style:s}=e.element;for(let[i,o]of Object.entries(n))s.setProperty(i,o);return vt}},ci=ai(pl);function ar(t,e,n){let s=[];for(let u of t)if(u.origin!==null)for(let h of u.utterances){let[m,b]=tu(h,u.origin,e,n);m<b&&s.push({at:m,leg:u.id,change:1},{at:b,leg:u.id,change:-1})}s.sort((u,h)=>u.at-h.at||u.change-h.change);let i={alone:new Map(t.map(u=>[u.id,0])),overlap:0,silence:0,total:Math.max(0,n-e)},o=new Map,a=e;for(let u of[...s,{at:n,leg:"",change:1}]){let h=[...o].filter(([,b])=>b>0).map(([b])=>b),m=u.at-a;h.length===0?i.silence+=m:h.length>1?i.overlap+=m:i.alone.set(h[0],i.alone.get(h[0])+m),o.set(u.leg,(o.get(u.leg)??0)+u.change),a=u.at}return i}function tu(t,e,n,s){return[Math.max(n,t.from+e),Math.min(s,t.to===null?s:t.to+e)]}var Re=8,nu=5,cr=new Map;function ur(t,e,n,s,i){t.clearRect(0,0,s.width,s.height);let o=e.origin;if(o===null||!e.analysed)return;let a=s.width*s.scale/(s.to-s.from),u=f=>Math.round((f+o-s.from)*a)/s.scale,h=(f,v,y)=>{let S=Math.max(0,u(f)),L=Math.min(s.width,u(v));L<=S||(t.fillStyle=y,t.fillRect(S,0,Math.max(.5,L-S),s.height))},m=s.until-o;h(0,m,Kn(t,"silent",i.hatch));for(let{from:f,to:v}of e.utterances)h(f,v??m,i.speech),v!==null&&h(f,v,Kn(t,"unsure",i.hatch));let b=n.map((f,v)=>v).sort((f,v)=>ni(n[f],n[v]));for(let f of e.pieces)u(f.to)<0||u(f.from)>s.width||(h(f.from,f.to,i.speech),f.reason===null?iu(t,f,n,b,u(f.from),u(f.to),s.height):h(f.from,f.to,Kn(t,su(f.reason),i.hatch)));for(let f of e.gaps)h(f.from,f.to,i.speech),h(f.from,f.to,Kn(t,"lost",i.lost))}function su(t){return t==="audio_lost"||t==="overload"?"lost":t==="paused"?"paused":"unsure"}function Kn(t,e,n){return dr(t,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns"}[e],n)}function iu(t,e,n,s,i,o,a){let u=a,h=Math.max(.5,o-i);for(let m of s){let b=(e.shares[m]??0)*a;if(b<.5)continue;let{colour:f,pattern:v}=Ht(n[m]);t.fillStyle=f,t.fillRect(i,u-b,h,b),v!=="plain"&&b>=nu&&(t.fillStyle=dr(t,v,"rgba(0, 0, 0, 0.38)"),t.fillRect(i,u-b,h,b)),u-=b}}function dr(t,e,n){let s=`${e} ${n}`,i=cr.get(s);return i===void 0&&(i=t.createPattern(lu(e,n),"repeat"),cr.set(s,i)),i}function lu(t,e){let n=document.createElement("canvas");n.width=n.height=Re;let s=n.getContext("2d");return s.strokeStyle=s.fillStyle=e,s.lineWidth=1.5,s.beginPath(),(t==="rising"||t==="cross")&&ui(s,[-2,2,2,-2],[0,Re,Re,0],[Re-2,Re+2,Re+2,Re-2]),(t==="falling"||t==="cross")&&ui(s,[-2,Re-2,2,Re+2],[0,0,Re,Re],[Re-2,-2,Re+2,2]),t==="rows"&&ui(s,[0,Re/2,Re,Re/2]),t==="columns"&&ui(s,[Re/2,0,Re/2,Re]),s.stroke(),t==="dots"&&s.fillRect(3,3,1.6,1.6),n}function ui(t,...e){for(let[n,s,i,o]of e)t.moveTo(n,s),t.lineTo(i,o)}var en=new Map,ml=!1;function hr(t){en.set(t,0),ml||(ml=!0,pr())}function fr(t){en.delete(t)}function $s(t){en.has(t)&&en.set(t,0)}function pr(){if(en.size===0){ml=!1;return}setTimeout(()=>requestAnimationFrame(ou),100)}function ou(t){for(let[e,n]of en)if(!(!e.visible||n>t)&&(e.paint(),en.delete(e),en.set(e,t+e.everyMs),performance.now()-t>6))break;pr()}var _t=class extends nt{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),A.addEventListener("change",this.#e)}disconnectedCallback(){A.removeEventListener("change",this.#e),super.disconnectedCallback()}};function je(t,e){customElements.get(t)===void 0&&customElements.define(t,e)}function Zn(t){let{shape:e,colour:n}=Ht(t);return D`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
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
`;var ru=18e4,au=1e3,cu=5e3,gl=class extends nt{constructor(){super(...arguments);this.leg=null;this.from=null;this.to=null;this.until=null;this.everyMs=au;this.visible=!1;this.#e=null;this.#t=null;this.#n=new IntersectionObserver(n=>{this.visible=n.at(-1).isIntersecting,this.visible&&$s(this)});this.#s=new ResizeObserver(()=>$s(this));this.#i=()=>{this.#t=null,$s(this)}}static{this.properties={leg:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=Le`
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
  `}#e;#t;#n;#s;#i;connectedCallback(){super.connectedCallback(),this.#n.observe(this),this.#s.observe(this),A.addEventListener("theme",this.#i),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,cu)),hr(this)}disconnectedCallback(){fr(this),this.#n.disconnect(),this.#s.disconnect(),A.removeEventListener("theme",this.#i),super.disconnectedCallback()}render(){return D`<canvas aria-hidden="true"></canvas>`}updated(){$s(this)}paint(){let n=this.renderRoot.querySelector("canvas"),{clientWidth:s,clientHeight:i}=this;if(n===null||this.leg===null||s===0)return;let o=Math.min(devicePixelRatio,2);(n.width!==Math.round(s*o)||n.height!==Math.round(i*o))&&(n.width=Math.round(s*o),n.height=Math.round(i*o)),this.#e??=n.getContext("2d");let a=this.#e;a.setTransform(o,0,0,o,0,0),this.#t??=uu(this);let u=A.now(),h=this.to??u,m=this.from??h-ru,b=Math.min(this.until??1/0,A.lostAt??1/0,u);ur(a,this.leg,A.model.labels,{from:m,to:h,width:s,height:i,scale:o,until:b},this.#t)}};function uu(t){let e=getComputedStyle(t),n=s=>e.getPropertyValue(s).trim();return{speech:n("--speech"),hatch:n("--hatch"),lost:n("--lost"),cursor:n("--accent")}}je("es-lane",gl);var du=["silent","unsure","lost","paused"],vl=class extends _t{static{this.styles=[wt,Le`
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
    `]}render(){return D`<div role="group" aria-label=${$("legend")}>
        ${[...A.model.labels].sort(ni).map(e=>D`<span>${Zn(e)} ${we(e)}</span>`)}
        ${du.map(e=>D`<span><canvas width="52" height="32" data-kind=${e} aria-hidden="true"></canvas>${$(`hatch_${e}`)}</span>`)}
      </div>
      <p>${$("events_say")}</p>`}updated(){let e=getComputedStyle(this);for(let n of this.renderRoot.querySelectorAll("canvas")){let s=n.dataset.kind,i=e.getPropertyValue(s==="lost"?"--lost":"--hatch").trim();if(n.dataset.colour===i)continue;n.dataset.colour=i;let o=n.getContext("2d");o.setTransform(2,0,0,2,0,0),o.clearRect(0,0,26,16),o.fillStyle=Kn(o,s,i),o.fillRect(0,0,26,16)}}};je("es-legend",vl);var bl=class extends nt{constructor(){super(...arguments);this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(n=>{this.#e=n.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"})}static{this.properties={session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[wt,Le`
      :host {
        content-visibility: auto;
        contain-intrinsic-size: auto 190px;
        overflow-clip-margin: 8px;
      }
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let n=this.session;if(n===null)return ee;let s=A.isStale||hu(n),i=n.endedAt!==null,o=[i?"ended":s?"stale":`need${di(n)}`];return D`<article class=${o.join(" ")} aria-label=${ks(n)}>
      <header>
        <a href=${Xt({view:"session",sessionId:n.id,t:null})} aria-label=${$("open_session",{id:ks(n)})} title=${n.id}>${ks(n)}</a>
        <span class="when muted number">
          ${i?$("ended",{reason:we(n.endReason)}):bt(A.now()-n.startedAt)}
        </span>
      </header>
      ${[...n.legs.values()].map(a=>this.#n(n,a))}
      <div class="axis" aria-hidden="true"><span>${$("minutes_ago")}</span><span>${$("now")}</span></div>
      ${s&&!i?D`<p class="note">${$("stale",{time:oi(mr(n))})}</p>`:ee}
    </article>`}#n(n,s){return D`<section class="leg">
      <div class="line">
        <span class="talking ${s.speaking?"on":""}" aria-hidden="true"></span>
        <span class="role">${we(s.role)}</span>
        ${_l(s)}
      </div>
      ${s.analysed?D`<es-lane .leg=${s} .until=${n.endedAt}></es-lane>`:ee}
    </section>`}};function ks(t){let e=/^[0-9a-f-]{32,36}$/.test(t.id)?t.id.slice(0,8):t.id;return t.sourceId?`${t.sourceId} · ${e}`:e}function _l(t){if(!t.analysed)return D`<span class="state quiet">${$("not_analysed")}</span>`;if(t.state==="none"){let e=t.speaking?$("listening"):t.pieces.length>0?$("none"):$("silent");return D`<span class="state quiet">${e}</span>`}return D`<span class="state">${Zn(t.state)} ${we(t.state)}</span>
    <span class="percent number">${Math.round(t.probability*100)} %</span>
    ${t.since===null?ee:D`<span class="since number">${$("since",{time:bt(A.now()-t.since)})}</span>`}`}function di(t){return t.endedAt!==null?0:Math.max(0,...[...t.legs.values()].map(e=>e.state==="none"?0:Ht(e.state).need))}function mr(t){return Math.max(t.startedAt,...[...t.legs.values()].map(e=>e.heardAt))}function hu(t){let e=[...t.legs.values()].some(n=>n.speaking&&n.analysed);return t.endedAt===null&&e&&A.clock()-mr(t)>2*Ss}je("es-tile",bl);var fu="uplot",pu="u-hz",mu="u-vt",gu="u-title",vu="u-wrap",bu="u-under",_u="u-over",wu="u-axis",Sn="u-off",yu="u-select",xu="u-cursor-x",Su="u-cursor-y",$u="u-cursor-pt",ku="u-legend",Au="u-live",Eu="u-inline",Mu="u-series",Tu="u-marker",gr="u-label",Cu="u-value",Es="width",Ms="height";var vr="bottom",Jn="left",wl="right",Nl="#000",br=Nl+"0",yl="mousemove",_r="mousedown",xl="mouseup",wr="mouseenter",yr="mouseleave",xr="dblclick",Pu="resize",Lu="scroll",Sr="change",gi="dppxchange",Hl="--",is=typeof window<"u",El=is?document:null,Xn=is?window:null,Ru=is?navigator:null,ce,hi;function Ml(){let t=devicePixelRatio;ce!=t&&(ce=t,hi&&Cl(Sr,hi,Ml),hi=matchMedia(`(min-resolution: ${ce-.001}dppx) and (max-resolution: ${ce+.001}dppx)`),$n(Sr,hi,Ml),Xn.dispatchEvent(new CustomEvent(gi)))}function at(t,e){if(e!=null){let n=t.classList;!n.contains(e)&&n.add(e)}}function Tl(t,e){let n=t.classList;n.contains(e)&&n.remove(e)}function ye(t,e,n){t.style[e]=n+"px"}function Mt(t,e,n,s){let i=El.createElement(t);return e!=null&&at(i,e),n?.insertBefore(i,s),i}function yt(t,e){return Mt("div",t,e)}var $r=new WeakMap;function It(t,e,n,s,i){let o="translate("+e+"px,"+n+"px)",a=$r.get(t);o!=a&&(t.style.transform=o,$r.set(t,o),e<0||n<0||e>s||n>i?at(t,Sn):Tl(t,Sn))}var kr=new WeakMap;function Ar(t,e,n){let s=e+n,i=kr.get(t);s!=i&&(kr.set(t,s),t.style.background=e,t.style.borderColor=n)}var Er=new WeakMap;function Mr(t,e,n,s){let i=e+""+n,o=Er.get(t);i!=o&&(Er.set(t,i),t.style.height=n+"px",t.style.width=e+"px",t.style.marginLeft=s?-e/2+"px":0,t.style.marginTop=s?-n/2+"px":0)}var Il={passive:!0},Du={...Il,capture:!0};function $n(t,e,n,s){e.addEventListener(t,n,s?Du:Il)}function Cl(t,e,n,s){e.removeEventListener(t,n,Il)}is&&Ml();function Tt(t,e,n,s){let i;n=n||0,s=s||e.length-1;let o=s<=2147483647;for(;s-n>1;)i=o?n+s>>1:ct((n+s)/2),e[i]<t?n=i:s=i;return t-e[n]<=e[s]-t?n:s}function na(t){return(n,s,i)=>{let o=-1,a=-1;for(let u=s;u<=i;u++)if(t(n[u])){o=u;break}for(let u=i;u>=s;u--)if(t(n[u])){a=u;break}return[o,a]}}var sa=t=>t!=null,ia=t=>t!=null&&t>0,_i=na(sa),zu=na(ia);function Ou(t,e,n,s=0,i=!1){let o=i?zu:_i,a=i?ia:sa;[e,n]=o(t,e,n);let u=t[e],h=t[e];if(e>-1)if(s==1)u=t[e],h=t[n];else if(s==-1)u=t[n],h=t[e];else for(let m=e;m<=n;m++){let b=t[m];a(b)&&(b<u?u=b:b>h&&(h=b))}return[u??pe,h??-pe]}function wi(t,e,n,s){let i=Pr(t),o=Pr(e);t==e&&(i==-1?(t*=n,e/=n):(t/=n,e*=n));let a=n==10?Gt:la,u=i==1?ct:xt,h=o==1?xt:ct,m=u(a(ze(t))),b=h(a(ze(e))),f=es(n,m),v=es(n,b);return n==10&&(m<0&&(f=me(f,-m)),b<0&&(v=me(v,-b))),s||n==2?(t=f*i,e=v*o):(t=ca(t,f),e=yi(e,v)),[t,e]}function Ul(t,e,n,s){let i=wi(t,e,n,s);return t==0&&(i[0]=0),e==0&&(i[1]=0),i}var Vl=.1,Tr={mode:3,pad:Vl},Cs={pad:0,soft:null,mode:0},Nu={min:Cs,max:Cs};function vi(t,e,n,s){return xi(n)?Cr(t,e,n):(Cs.pad=n,Cs.soft=s?0:null,Cs.mode=s?3:0,Cr(t,e,Nu))}function re(t,e){return t??e}function Hu(t,e,n){for(e=re(e,0),n=re(n,t.length-1);e<=n;){if(t[e]!=null)return!0;e++}return!1}function Cr(t,e,n){let s=n.min,i=n.max,o=re(s.pad,0),a=re(i.pad,0),u=re(s.hard,-pe),h=re(i.hard,pe),m=re(s.soft,pe),b=re(i.soft,-pe),f=re(s.mode,0),v=re(i.mode,0),y=e-t,S=Gt(y),L=Qe(ze(t),ze(e)),V=Gt(L),W=ze(V-S);(y<1e-24||W>10)&&(y=0,(t==0||e==0)&&(y=1e-24,f==2&&m!=pe&&(o=0),v==2&&b!=-pe&&(a=0)));let k=y||L||1e3,F=Gt(k),E=es(10,ct(F)),J=k*(y==0?t==0?.1:1:o),z=me(ca(t-J,E/10),24),Q=t>=m&&(f==1||f==3&&z<=m||f==2&&z>=m)?m:pe,q=Qe(u,z<Q&&t>=Q?Q:Ct(Q,z)),ne=k*(y==0?e==0?.1:1:a),Y=me(yi(e+ne,E/10),24),M=e<=b&&(v==1||v==3&&Y>=b||v==2&&Y<=b)?b:-pe,Z=Ct(h,Y>M&&e<=M?M:Qe(M,Y));return q==Z&&q==0&&(Z=100),[q,Z]}var Iu=new Intl.NumberFormat(is?Ru.language:"en-US"),Fl=t=>Iu.format(t),ut=Math,mi=ut.PI,ze=ut.abs,ct=ut.floor,De=ut.round,xt=ut.ceil,Ct=ut.min,Qe=ut.max,es=ut.pow,Pr=ut.sign,Gt=ut.log10,la=ut.log2,Uu=(t,e=1)=>ut.sinh(t)*e,Sl=(t,e=1)=>ut.asinh(t/e),pe=1/0;function Lr(t){return(Gt((t^t>>31)-(t>>31))|0)+1}function Pl(t,e,n){return Ct(Qe(t,e),n)}function oa(t){return typeof t=="function"}function se(t){return oa(t)?t:()=>t}var Vu=()=>{},ra=t=>t,aa=(t,e)=>e,Fu=t=>null,Rr=t=>!0,Dr=(t,e)=>t==e,Wu=/\.\d*?(?=9{6,}|0{6,})/gm,kn=t=>{if(da(t)||nn.has(t))return t;let e=`${t}`,n=e.match(Wu);if(n==null)return t;let s=n[0].length-1;if(e.indexOf("e-")!=-1){let[i,o]=e.split("e");return+`${kn(i)}e${o}`}return me(t,s)};function yn(t,e){return kn(me(kn(t/e))*e)}function yi(t,e){return kn(xt(kn(t/e))*e)}function ca(t,e){return kn(ct(kn(t/e))*e)}function me(t,e=0){if(da(t))return t;let n=10**e,s=t*n*(1+Number.EPSILON);return De(s)/n}var nn=new Map;function ua(t){return((""+t).split(".")[1]||"").length}function Ls(t,e,n,s){let i=[],o=s.map(ua);for(let a=e;a<n;a++){let u=ze(a),h=me(es(t,a),u);for(let m=0;m<s.length;m++){let b=t==10?+`${s[m]}e${a}`:s[m]*h,f=(a>=0?0:u)+(a>=o[m]?0:o[m]),v=t==10?b:me(b,f);i.push(v),nn.set(v,f)}}return i}var Ps={},Wl=[],ts=[null,null],tn=Array.isArray,da=Number.isInteger,Bu=t=>t===void 0;function zr(t){return typeof t=="string"}function xi(t){let e=!1;if(t!=null){let n=t.constructor;e=n==null||n==Object}return e}function Gu(t){return t!=null&&typeof t=="object"}var ju=Object.getPrototypeOf(Uint8Array),ha="__proto__";function ns(t,e=xi){let n;if(tn(t)){let s=t.find(i=>i!=null);if(tn(s)||e(s)){n=Array(t.length);for(let i=0;i<t.length;i++)n[i]=ns(t[i],e)}else n=t.slice()}else if(t instanceof ju)n=t.slice();else if(e(t)){n={};for(let s in t)s!=ha&&(n[s]=ns(t[s],e))}else n=t;return n}function Te(t){let e=arguments;for(let n=1;n<e.length;n++){let s=e[n];for(let i in s)i!=ha&&(xi(t[i])?Te(t[i],ns(s[i])):t[i]=ns(s[i]))}return t}var Yu=0,qu=1,Ku=2;function Zu(t,e,n){for(let s=0,i,o=-1;s<e.length;s++){let a=e[s];if(a>o){for(i=a-1;i>=0&&t[i]==null;)t[i--]=null;for(i=a+1;i<n&&t[i]==null;)t[o=i++]=null}}}function Ju(t,e){if(ed(t)){let a=t[0].slice();for(let u=1;u<t.length;u++)a.push(...t[u].slice(1));return td(a[0])||(a=Xu(a)),a}let n=new Set;for(let a=0;a<t.length;a++){let h=t[a][0],m=h.length;for(let b=0;b<m;b++)n.add(h[b])}let s=[Array.from(n).sort((a,u)=>a-u)],i=s[0].length,o=new Map;for(let a=0;a<i;a++)o.set(s[0][a],a);for(let a=0;a<t.length;a++){let u=t[a],h=u[0];for(let m=1;m<u.length;m++){let b=u[m],f=Array(i).fill(void 0),v=e?e[a][m]:qu,y=[];for(let S=0;S<b.length;S++){let L=b[S],V=o.get(h[S]);L===null?v!=Yu&&(f[V]=L,v==Ku&&y.push(V)):f[V]=L}Zu(f,y,i),s.push(f)}}return s}var Qu=typeof queueMicrotask>"u"?t=>Promise.resolve().then(t):queueMicrotask;function Xu(t){let e=t[0],n=e.length,s=Array(n);for(let o=0;o<s.length;o++)s[o]=o;s.sort((o,a)=>e[o]-e[a]);let i=[];for(let o=0;o<t.length;o++){let a=t[o],u=Array(n);for(let h=0;h<n;h++)u[h]=a[s[h]];i.push(u)}return i}function ed(t){let e=t[0][0],n=e.length;for(let s=1;s<t.length;s++){let i=t[s][0];if(i.length!=n)return!1;if(i!=e){for(let o=0;o<n;o++)if(i[o]!=e[o])return!1}}return!0}function td(t,e=100){let n=t.length;if(n<=1)return!0;let s=0,i=n-1;for(;s<=i&&t[s]==null;)s++;for(;i>=s&&t[i]==null;)i--;if(i<=s)return!0;let o=Qe(1,ct((i-s+1)/e));for(let a=t[s],u=s+o;u<=i;u+=o){let h=t[u];if(h!=null){if(h<=a)return!1;a=h}}return!0}var fa=["January","February","March","April","May","June","July","August","September","October","November","December"],pa=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function ma(t){return t.slice(0,3)}var nd=pa.map(ma),sd=fa.map(ma),id={MMMM:fa,MMM:sd,WWWW:pa,WWW:nd};function As(t){return(t<10?"0":"")+t}function ld(t){return(t<10?"00":t<100?"0":"")+t}var od={YYYY:t=>t.getFullYear(),YY:t=>(t.getFullYear()+"").slice(2),MMMM:(t,e)=>e.MMMM[t.getMonth()],MMM:(t,e)=>e.MMM[t.getMonth()],MM:t=>As(t.getMonth()+1),M:t=>t.getMonth()+1,DD:t=>As(t.getDate()),D:t=>t.getDate(),WWWW:(t,e)=>e.WWWW[t.getDay()],WWW:(t,e)=>e.WWW[t.getDay()],HH:t=>As(t.getHours()),H:t=>t.getHours(),h:t=>{let e=t.getHours();return e==0?12:e>12?e-12:e},AA:t=>t.getHours()>=12?"PM":"AM",aa:t=>t.getHours()>=12?"pm":"am",a:t=>t.getHours()>=12?"p":"a",mm:t=>As(t.getMinutes()),m:t=>t.getMinutes(),ss:t=>As(t.getSeconds()),s:t=>t.getSeconds(),fff:t=>ld(t.getMilliseconds())};function Bl(t,e){e=e||id;let n=[],s=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=s.exec(t);)n.push(i[0][0]=="{"?od[i[1]]:i[0]);return o=>{let a="";for(let u=0;u<n.length;u++)a+=typeof n[u]=="string"?n[u]:n[u](o,e);return a}}var rd=new Intl.DateTimeFormat().resolvedOptions().timeZone;function ad(t,e){let n;return e=="UTC"||e=="Etc/UTC"?n=new Date(+t+t.getTimezoneOffset()*6e4):e==rd?n=t:(n=new Date(t.toLocaleString("en-US",{timeZone:e})),n.setMilliseconds(t.getMilliseconds())),n}var ga=t=>t%1==0,bi=[1,2,2.5,5],cd=Ls(10,-32,0,bi),va=Ls(10,0,32,bi),ud=va.filter(ga),xn=cd.concat(va),Gl=`
`,ba="{YYYY}",Or=Gl+ba,_a="{M}/{D}",Ts=Gl+_a,fi=Ts+"/{YY}",wa="{aa}",dd="{h}:{mm}",Qn=dd+wa,Nr=Gl+Qn,Hr=":{ss}",de=null;function ya(t){let e=t*1e3,n=e*60,s=n*60,i=s*24,o=i*30,a=i*365,h=(t==1?Ls(10,0,3,bi).filter(ga):Ls(10,-3,0,bi)).concat([e,e*5,e*10,e*15,e*30,n,n*5,n*10,n*15,n*30,s,s*2,s*3,s*4,s*6,s*8,s*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,o,o*2,o*3,o*4,o*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),m=[[a,ba,de,de,de,de,de,de,1],[i*28,"{MMM}",Or,de,de,de,de,de,1],[i,_a,Or,de,de,de,de,de,1],[s,"{h}"+wa,fi,de,Ts,de,de,de,1],[n,Qn,fi,de,Ts,de,de,de,1],[e,Hr,fi+" "+Qn,de,Ts+" "+Qn,de,Nr,de,1],[t,Hr+".{fff}",fi+" "+Qn,de,Ts+" "+Qn,de,Nr,de,1]];function b(f){return(v,y,S,L,V,W)=>{let k=[],F=V>=a,E=V>=o&&V<a,J=f(S),z=me(J*t,3),Q=$l(J.getFullYear(),F?0:J.getMonth(),E||F?1:J.getDate()),q=me(Q*t,3);if(E||F){let ne=E?V/o:0,Y=F?V/a:0,M=z==q?z:me($l(Q.getFullYear()+Y,Q.getMonth()+ne,1)*t,3),Z=new Date(De(M/t)),O=Z.getFullYear(),G=Z.getMonth();for(let U=0;M<=L;U++){let ie=$l(O+Y*U,G+ne*U,1),I=ie-f(me(ie*t,3));M=me((+ie+I)*t,3),M<=L&&k.push(M)}}else{let ne=V>=i?i:V,Y=ct(S)-ct(z),M=q+Y+yi(z-q,ne);k.push(M);let Z=f(M),O=Z.getHours()+Z.getMinutes()/n+Z.getSeconds()/s,G=V/s,U=v.axes[y]._space,ie=W/U;for(;M=me(M+V,t==1?0:3),!(M>L);)if(G>1){let I=ct(me(O+G,6))%24,le=f(M).getHours()-I;le>1&&(le=-1),M-=le*s,O=(O+G)%24;let he=k[k.length-1];me((M-he)/V,3)*ie>=.7&&k.push(M)}else k.push(M)}return k}}return[h,m,b]}var[hd,fd,pd]=ya(1),[md,gd,vd]=ya(.001);Ls(2,-53,53,[1]);function Ir(t,e){return t.map(n=>n.map((s,i)=>i==0||i==8||s==null?s:e(i==1||n[8]==0?s:n[1]+s)))}function Ur(t,e){return(n,s,i,o,a)=>{let u=e.find(S=>a>=S[0])||e[e.length-1],h,m,b,f,v,y;return s.map(S=>{let L=t(S),V=L.getFullYear(),W=L.getMonth(),k=L.getDate(),F=L.getHours(),E=L.getMinutes(),J=L.getSeconds(),z=V!=h&&u[2]||W!=m&&u[3]||k!=b&&u[4]||F!=f&&u[5]||E!=v&&u[6]||J!=y&&u[7]||u[1];return h=V,m=W,b=k,f=F,v=E,y=J,z(L)})}}function bd(t,e){let n=Bl(e);return(s,i,o,a,u)=>i.map(h=>n(t(h)))}function $l(t,e,n){return new Date(t,e,n)}function Vr(t,e){return e(t)}var _d="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Fr(t,e){return(n,s,i,o)=>o==null?Hl:e(t(s))}function wd(t,e){let n=t.series[e];return n.width?n.stroke(t,e):n.points.width?n.points.stroke(t,e):null}function yd(t,e){return t.series[e].fill(t,e)}var xd={show:!0,live:!0,isolate:!1,mount:Vu,markers:{show:!0,width:2,stroke:wd,fill:yd,dash:"solid"},idx:null,idxs:null,values:[]};function Sd(t,e){let n=t.cursor.points,s=yt(),i=n.size(t,e);ye(s,Es,i),ye(s,Ms,i);let o=i/-2;ye(s,"marginLeft",o),ye(s,"marginTop",o);let a=n.width(t,e,i);return a&&ye(s,"borderWidth",a),s}function $d(t,e){let n=t.series[e].points;return n._fill||n._stroke}function kd(t,e){let n=t.series[e].points;return n._stroke||n._fill}function Ad(t,e){return t.series[e].points.size}var kl=[0,0];function Ed(t,e,n){return kl[0]=e,kl[1]=n,kl}function pi(t,e,n,s=!0){return i=>{i.button==0&&(!s||i.target==e)&&n(i)}}function Al(t,e,n,s=!0){return i=>{(!s||i.target==e)&&n(i)}}var Md={show:!0,x:!0,y:!0,lock:!1,move:Ed,points:{one:!1,show:Sd,size:Ad,width:0,stroke:kd,fill:$d},bind:{mousedown:pi,mouseup:pi,click:pi,dblclick:pi,mousemove:Al,mouseleave:Al,mouseenter:Al},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(t,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(t,e,n,s,i)=>s-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},xa={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},jl=Te({},xa,{filter:aa}),Sa=Te({},jl,{size:10}),$a=Te({},xa,{show:!1}),Yl='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',ka="bold "+Yl,Aa=1.5,Wr={show:!0,scale:"x",stroke:Nl,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:ka,side:2,grid:jl,ticks:Sa,border:$a,font:Yl,lineGap:Aa,rotate:0},Td="Value",Cd="Time",Br={show:!0,scale:"x",auto:!1,sorted:1,min:pe,max:-pe,idxs:[]};function Pd(t,e,n,s,i){return e.map(o=>o==null?"":Fl(o))}function Ld(t,e,n,s,i,o,a){let u=[],h=nn.get(i)||0;n=a?n:me(yi(n,i),h);for(let m=n;m<=s;m=me(m+i,h))u.push(Object.is(m,-0)?0:m);return u}function Ll(t,e,n,s,i,o,a){let u=[],h=t.scales[t.axes[e].scale].log,m=h==10?Gt:la,b=ct(m(n));i=es(h,b),h==10&&(i=xn[Tt(i,xn)]);let f=n,v=i*h;h==10&&(v=xn[Tt(v,xn)]);do u.push(f),f=f+i,h==10&&!nn.has(f)&&(f=me(f,nn.get(i))),f>=v&&(i=f,v=i*h,h==10&&(v=xn[Tt(v,xn)]));while(f<=s);return u}function Rd(t,e,n,s,i,o,a){let h=t.scales[t.axes[e].scale].asinh,m=s>h?Ll(t,e,Qe(h,n),s,i):[h],b=s>=0&&n<=0?[0]:[];return(n<-h?Ll(t,e,Qe(h,-s),-n,i):[h]).reverse().map(v=>-v).concat(b,m)}var Ea=/./,Dd=/[12357]/,zd=/[125]/,Gr=/1/,Rl=(t,e,n,s)=>t.map((i,o)=>e==4&&i==0||o%s==0&&n.test(i.toExponential()[i<0?1:0])?i:null);function Od(t,e,n,s,i){let o=t.axes[n],a=o.scale,u=t.scales[a],h=t.valToPos,m=o._space,b=h(10,a),f=h(9,a)-b>=m?Ea:h(7,a)-b>=m?Dd:h(5,a)-b>=m?zd:Gr;if(f==Gr){let v=ze(h(1,a)-b);if(v<m)return Rl(e.slice().reverse(),u.distr,f,xt(m/v)).reverse()}return Rl(e,u.distr,f,1)}function Nd(t,e,n,s,i){let o=t.axes[n],a=o.scale,u=o._space,h=t.valToPos,m=ze(h(1,a)-h(2,a));return m<u?Rl(e.slice().reverse(),3,Ea,xt(u/m)).reverse():e}function Hd(t,e,n,s){return s==null?Hl:e==null?"":Fl(e)}var jr={show:!0,scale:"y",stroke:Nl,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:ka,side:3,grid:jl,ticks:Sa,border:$a,font:Yl,lineGap:Aa,rotate:0};function Id(t,e){let n=3+(t||1)*2;return me(n*e,3)}function Ud(t,e){let{scale:n,idxs:s}=t.series[0],i=t._data[0],o=t.valToPos(i[s[0]],n,!0),a=t.valToPos(i[s[1]],n,!0),u=ze(a-o),h=t.series[e],m=u/(h.points.space*ce);return s[1]-s[0]<=m}var Yr={scale:null,auto:!0,sorted:0,min:pe,max:-pe},Ma=(t,e,n,s,i)=>i,qr={show:!0,auto:!0,sorted:0,gaps:Ma,alpha:1,facets:[Te({},Yr,{scale:"x"}),Te({},Yr,{scale:"y"})]},Kr={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Ma,alpha:1,points:{show:Ud,filter:null},values:null,min:pe,max:-pe,idxs:[],path:null,clip:null};function Vd(t,e,n,s,i){return n/10}var Ta={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Fd=Te({},Ta,{time:!1,ori:1}),Zr={};function Ca(t,e){let n=Zr[t];return n||(n={key:t,plots:[],sub(s){n.plots.push(s)},unsub(s){n.plots=n.plots.filter(i=>i!=s)},pub(s,i,o,a,u,h,m){for(let b=0;b<n.plots.length;b++)n.plots[b]!=i&&n.plots[b].pub(s,i,o,a,u,h,m)}},t!=null&&(Zr[t]=n)),n}var ss=1,Dl=2;function An(t,e,n){let s=t.mode,i=t.series[e],o=s==2?t._data[e]:t._data,a=t.scales,u=t.bbox,h=o[0],m=s==2?o[1]:o[e],b=s==2?a[i.facets[0].scale]:a[t.series[0].scale],f=s==2?a[i.facets[1].scale]:a[i.scale],v=u.left,y=u.top,S=u.width,L=u.height,V=t.valToPosH,W=t.valToPosV;return b.ori==0?n(i,h,m,b,f,V,W,v,y,S,L,$i,ls,Ai,La,Da):n(i,h,m,b,f,W,V,y,v,L,S,ki,os,Zl,Ra,za)}function ql(t,e){let n=0,s=0,i=re(t.bands,Wl);for(let o=0;o<i.length;o++){let a=i[o];a.series[0]==e?n=a.dir:a.series[1]==e&&(a.dir==1?s|=1:s|=2)}return[n,s==1?-1:s==2?1:s==3?2:0]}function Wd(t,e,n,s,i){let o=t.mode,a=t.series[e],u=o==2?a.facets[1].scale:a.scale,h=t.scales[u];return i==-1?h.min:i==1?h.max:h.distr==3?h.dir==1?h.min:h.max:0}function jt(t,e,n,s,i,o){return An(t,e,(a,u,h,m,b,f,v,y,S,L,V)=>{let W=a.pxRound,k=m.dir*(m.ori==0?1:-1),F=m.ori==0?ls:os,E,J;k==1?(E=n,J=s):(E=s,J=n);let z=W(f(u[E],m,L,y)),Q=W(v(h[E],b,V,S)),q=W(f(u[J],m,L,y)),ne=W(v(o==1?b.max:b.min,b,V,S)),Y=new Path2D(i);return F(Y,q,ne),F(Y,z,ne),F(Y,z,Q),Y})}function Si(t,e,n,s,i,o){let a=null;if(t.length>0){a=new Path2D;let u=e==0?Ai:Zl,h=n;for(let f=0;f<t.length;f++){let v=t[f];if(v[1]>v[0]){let y=v[0]-h;y>0&&u(a,h,s,y,s+o),h=v[1]}}let m=n+i-h,b=10;m>0&&u(a,h,s-b/2,m,s+o+b)}return a}function Bd(t,e,n){let s=t[t.length-1];s&&s[0]==e?s[1]=n:t.push([e,n])}function Kl(t,e,n,s,i,o,a){let u=[],h=t.length;for(let m=i==1?n:s;m>=n&&m<=s;m+=i)if(e[m]===null){let f=m,v=m;if(i==1)for(;++m<=s&&e[m]===null;)v=m;else for(;--m>=n&&e[m]===null;)v=m;let y=o(t[f]),S=v==f?y:o(t[v]),L=f-i;y=a<=0&&L>=0&&L<h?o(t[L]):y;let W=v+i;S=a>=0&&W>=0&&W<h?o(t[W]):S,S>=y&&u.push([y,S])}return u}function Jr(t){return t==0?ra:t==1?De:e=>yn(e,t)}function Pa(t){let e=t==0?$i:ki,n=t==0?(i,o,a,u,h,m)=>{i.arcTo(o,a,u,h,m)}:(i,o,a,u,h,m)=>{i.arcTo(a,o,h,u,m)},s=t==0?(i,o,a,u,h)=>{i.rect(o,a,u,h)}:(i,o,a,u,h)=>{i.rect(a,o,h,u)};return(i,o,a,u,h,m=0,b=0)=>{m==0&&b==0?s(i,o,a,u,h):(m=Ct(m,u/2,h/2),b=Ct(b,u/2,h/2),e(i,o+m,a),n(i,o+u,a,o+u,a+h,m),n(i,o+u,a+h,o,a+h,b),n(i,o,a+h,o,a,b),n(i,o,a,o+u,a,m),i.closePath())}}var $i=(t,e,n)=>{t.moveTo(e,n)},ki=(t,e,n)=>{t.moveTo(n,e)},ls=(t,e,n)=>{t.lineTo(e,n)},os=(t,e,n)=>{t.lineTo(n,e)},Ai=Pa(0),Zl=Pa(1),La=(t,e,n,s,i,o)=>{t.arc(e,n,s,i,o)},Ra=(t,e,n,s,i,o)=>{t.arc(n,e,s,i,o)},Da=(t,e,n,s,i,o,a)=>{t.bezierCurveTo(e,n,s,i,o,a)},za=(t,e,n,s,i,o,a)=>{t.bezierCurveTo(n,e,i,s,a,o)};function Oa(t){return(e,n,s,i,o)=>An(e,n,(a,u,h,m,b,f,v,y,S,L,V)=>{let{pxRound:W,points:k}=a,F,E;m.ori==0?(F=$i,E=La):(F=ki,E=Ra);let J=me(k.width*ce,3),z=(k.size-k.width)/2*ce,Q=me(z*2,3),q=new Path2D,ne=new Path2D,{left:Y,top:M,width:Z,height:O}=e.bbox;Ai(ne,Y-Q,M-Q,Z+Q*2,O+Q*2);let G=U=>{if(h[U]!=null){let ie=W(f(u[U],m,L,y)),I=W(v(h[U],b,V,S));F(q,ie+z,I),E(q,ie,I,z,0,mi*2)}};if(o)o.forEach(G);else for(let U=s;U<=i;U++)G(U);return{stroke:J>0?q:null,fill:q,clip:ne,flags:ss|Dl}})}function Na(t){return(e,n,s,i,o,a)=>{s!=i&&(o!=s&&a!=s&&t(e,n,s),o!=i&&a!=i&&t(e,n,i),t(e,n,a))}}var Gd=Na(ls),jd=Na(os);function Ha(t){let e=re(t?.alignGaps,0);return(n,s,i,o)=>An(n,s,(a,u,h,m,b,f,v,y,S,L,V)=>{[i,o]=_i(h,i,o);let W=a.pxRound,k=O=>W(f(O,m,L,y)),F=O=>W(v(O,b,V,S)),E,J;m.ori==0?(E=ls,J=Gd):(E=os,J=jd);let z=m.dir*(m.ori==0?1:-1),Q={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ss},q=Q.stroke,ne=!1;if(o-i>=L*4){let O=N=>n.posToVal(N,m.key,!0),G=null,U=null,ie,I,Xe,xe=k(u[z==1?i:o]),le=k(u[i]),he=k(u[o]),X=O(z==1?le+1:he-1);for(let N=z==1?i:o;N>=i&&N<=o;N+=z){let Ce=u[N],Se=(z==1?Ce<X:Ce>X)?xe:k(Ce),ue=h[N];Se==xe?ue!=null?(I=ue,G==null?(E(q,Se,F(I)),ie=G=U=I):I<G?G=I:I>U&&(U=I)):ue===null&&(ne=!0):(G!=null&&J(q,xe,F(G),F(U),F(ie),F(I)),ue!=null?(I=ue,E(q,Se,F(I)),G=U=ie=I):(G=U=null,ue===null&&(ne=!0)),xe=Se,X=O(xe+z))}G!=null&&G!=U&&Xe!=xe&&J(q,xe,F(G),F(U),F(ie),F(I))}else for(let O=z==1?i:o;O>=i&&O<=o;O+=z){let G=h[O];G===null?ne=!0:G!=null&&E(q,k(u[O]),F(G))}let[M,Z]=ql(n,s);if(a.fill!=null||M!=0){let O=Q.fill=new Path2D(q),G=a.fillTo(n,s,a.min,a.max,M),U=F(G),ie=k(u[i]),I=k(u[o]);z==-1&&([I,ie]=[ie,I]),E(O,I,U),E(O,ie,U)}if(!a.spanGaps){let O=[];ne&&O.push(...Kl(u,h,i,o,z,k,e)),Q.gaps=O=a.gaps(n,s,i,o,O),Q.clip=Si(O,m.ori,y,S,L,V)}return Z!=0&&(Q.band=Z==2?[jt(n,s,i,o,q,-1),jt(n,s,i,o,q,1)]:jt(n,s,i,o,q,Z)),Q})}function Yd(t){let e=re(t.align,1),n=re(t.ascDesc,!1),s=re(t.alignGaps,0),i=re(t.extend,!1);return(o,a,u,h)=>An(o,a,(m,b,f,v,y,S,L,V,W,k,F)=>{[u,h]=_i(f,u,h);let E=m.pxRound,{left:J,width:z}=o.bbox,Q=le=>E(S(le,v,k,V)),q=le=>E(L(le,y,F,W)),ne=v.ori==0?ls:os,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ss},M=Y.stroke,Z=v.dir*(v.ori==0?1:-1),O=q(f[Z==1?u:h]),G=Q(b[Z==1?u:h]),U=G,ie=G;i&&e==-1&&(ie=J,ne(M,ie,O)),ne(M,G,O);for(let le=Z==1?u:h;le>=u&&le<=h;le+=Z){let he=f[le];if(he==null)continue;let X=Q(b[le]),N=q(he);e==1?ne(M,X,O):ne(M,U,N),ne(M,X,N),O=N,U=X}let I=U;i&&e==1&&(I=J+z,ne(M,I,O));let[Xe,xe]=ql(o,a);if(m.fill!=null||Xe!=0){let le=Y.fill=new Path2D(M),he=m.fillTo(o,a,m.min,m.max,Xe),X=q(he);ne(le,I,X),ne(le,ie,X)}if(!m.spanGaps){let le=[];le.push(...Kl(b,f,u,h,Z,Q,s));let he=m.width*ce/2,X=n||e==1?he:-he,N=n||e==-1?-he:he;le.forEach(Ce=>{Ce[0]+=X,Ce[1]+=N}),Y.gaps=le=m.gaps(o,a,u,h,le),Y.clip=Si(le,v.ori,V,W,k,F)}return xe!=0&&(Y.band=xe==2?[jt(o,a,u,h,M,-1),jt(o,a,u,h,M,1)]:jt(o,a,u,h,M,xe)),Y})}function Qr(t,e,n,s,i,o,a=pe){if(t.length>1){let u=null;for(let h=0,m=1/0;h<t.length;h++)if(e[h]!==void 0){if(u!=null){let b=ze(t[h]-t[u]);b<m&&(m=b,a=ze(n(t[h],s,i,o)-n(t[u],s,i,o)))}u=h}}return a}function qd(t){t=t||Ps;let e=re(t.size,[.6,pe,1]),n=t.align||0,s=t.gap||0,i=t.radius;i=i==null?[0,0]:typeof i=="number"?[i,0]:i;let o=se(i),a=1-e[0],u=re(e[1],pe),h=re(e[2],1),m=re(t.disp,Ps),b=re(t.each,y=>{}),{fill:f,stroke:v}=m;return(y,S,L,V)=>An(y,S,(W,k,F,E,J,z,Q,q,ne,Y,M)=>{let Z=W.pxRound,O=n,G=s*ce,U=u*ce,ie=h*ce,I,Xe;E.ori==0?[I,Xe]=o(y,S):[Xe,I]=o(y,S);let xe=E.dir*(E.ori==0?1:-1),le=E.ori==0?Ai:Zl,he=E.ori==0?b:(P,ge,Pe,Cn,rn,Lt,an)=>{b(P,ge,Pe,rn,Cn,an,Lt)},X=re(y.bands,Wl).find(P=>P.series[0]==S),N=X!=null?X.dir:0,Ce=W.fillTo(y,S,W.min,W.max,N),Ye=Z(Q(Ce,J,M,ne)),Se,ue,St,st=Y,ke=Z(W.width*ce),Pt=!1,Ut=null,dt=null,Yt=null,En=null;f!=null&&(ke==0||v!=null)&&(Pt=!0,Ut=f.values(y,S,L,V),dt=new Map,new Set(Ut).forEach(P=>{P!=null&&dt.set(P,new Path2D)}),ke>0&&(Yt=v.values(y,S,L,V),En=new Map,new Set(Yt).forEach(P=>{P!=null&&En.set(P,new Path2D)})));let{x0:Mn,size:as}=m;if(Mn!=null&&as!=null){O=1,k=Mn.values(y,S,L,V),Mn.unit==2&&(k=k.map(Pe=>y.posToVal(q+Pe*Y,E.key,!0)));let P=as.values(y,S,L,V);as.unit==2?ue=P[0]*Y:ue=z(P[0],E,Y,q)-z(0,E,Y,q),st=Qr(k,F,z,E,Y,q,st),St=st-ue+G}else st=Qr(k,F,z,E,Y,q,st),St=st*a+G,ue=st-St;St<1&&(St=0),ke>=ue/2&&(ke=0),St<5&&(Z=ra);let Rs=St>0,ln=st-St-(Rs?ke:0);ue=Z(Pl(ln,ie,U)),Se=(O==0?ue/2:O==xe?0:ue)-O*xe*((O==0?G/2:0)+(Rs?ke/2:0));let qe={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Tn=Pt?null:new Path2D,Vt=null;if(X!=null)Vt=y.data[X.series[1]];else{let{y0:P,y1:ge}=m;P!=null&&ge!=null&&(F=ge.values(y,S,L,V),Vt=P.values(y,S,L,V))}let on=I*ue,K=Xe*ue;for(let P=xe==1?L:V;P>=L&&P<=V;P+=xe){let ge=F[P];if(ge==null)continue;if(Vt!=null){let et=Vt[P]??0;if(ge-et==0)continue;Ye=Q(et,J,M,ne)}let Pe=E.distr!=2||m!=null?k[P]:P,Cn=z(Pe,E,Y,q),rn=Q(re(ge,Ce),J,M,ne),Lt=Z(Cn-Se),an=Z(Qe(rn,Ye)),it=Z(Ct(rn,Ye)),ht=an-it;if(ge!=null){let et=ge<0?K:on,$t=ge<0?on:K;Pt?(ke>0&&Yt[P]!=null&&le(En.get(Yt[P]),Lt,it+ct(ke/2),ue,Qe(0,ht-ke),et,$t),Ut[P]!=null&&le(dt.get(Ut[P]),Lt,it+ct(ke/2),ue,Qe(0,ht-ke),et,$t)):le(Tn,Lt,it+ct(ke/2),ue,Qe(0,ht-ke),et,$t),he(y,S,P,Lt-ke/2,it,ue+ke,ht)}}return ke>0?qe.stroke=Pt?En:Tn:Pt||(qe._fill=W.width==0?W._fill:W._stroke??W._fill,qe.width=0),qe.fill=Pt?dt:Tn,qe})}function Kd(t,e){let n=re(e?.alignGaps,0);return(s,i,o,a)=>An(s,i,(u,h,m,b,f,v,y,S,L,V,W)=>{[o,a]=_i(m,o,a);let k=u.pxRound,F=I=>k(v(I,b,V,S)),E=I=>k(y(I,f,W,L)),J,z,Q;b.ori==0?(J=$i,Q=ls,z=Da):(J=ki,Q=os,z=za);let q=b.dir*(b.ori==0?1:-1),ne=F(h[q==1?o:a]),Y=ne,M=[],Z=[];for(let I=q==1?o:a;I>=o&&I<=a;I+=q)if(m[I]!=null){let xe=h[I],le=F(xe);M.push(Y=le),Z.push(E(m[I]))}let O={stroke:t(M,Z,J,Q,z,k),fill:null,clip:null,band:null,gaps:null,flags:ss},G=O.stroke,[U,ie]=ql(s,i);if(u.fill!=null||U!=0){let I=O.fill=new Path2D(G),Xe=u.fillTo(s,i,u.min,u.max,U),xe=E(Xe);Q(I,Y,xe),Q(I,ne,xe)}if(!u.spanGaps){let I=[];I.push(...Kl(h,m,o,a,q,F,n)),O.gaps=I=u.gaps(s,i,o,a,I),O.clip=Si(I,b.ori,S,L,V,W)}return ie!=0&&(O.band=ie==2?[jt(s,i,o,a,G,-1),jt(s,i,o,a,G,1)]:jt(s,i,o,a,G,ie)),O})}function Zd(t){return Kd(Jd,t)}function Jd(t,e,n,s,i,o){let a=t.length;if(a<2)return null;let u=new Path2D;if(n(u,t[0],e[0]),a==2)s(u,t[1],e[1]);else{let h=Array(a),m=Array(a-1),b=Array(a-1),f=Array(a-1);for(let v=0;v<a-1;v++)b[v]=e[v+1]-e[v],f[v]=t[v+1]-t[v],m[v]=b[v]/f[v];h[0]=m[0];for(let v=1;v<a-1;v++)m[v]===0||m[v-1]===0||m[v-1]>0!=m[v]>0?h[v]=0:(h[v]=3*(f[v-1]+f[v])/((2*f[v]+f[v-1])/m[v-1]+(f[v]+2*f[v-1])/m[v]),isFinite(h[v])||(h[v]=0));h[a-1]=m[a-2];for(let v=0;v<a-1;v++)i(u,t[v]+f[v]/3,e[v]+h[v]*f[v]/3,t[v+1]-f[v]/3,e[v+1]-h[v+1]*f[v]/3,t[v+1],e[v+1])}return u}var zl=new Set;function Xr(){for(let t of zl)t.syncRect(!0)}is&&($n(Pu,Xn,Xr),$n(Lu,Xn,Xr,!0),$n(gi,Xn,()=>{Fe.pxRatio=ce}));var Qd=Ha(),Xd=Oa();function ea(t,e,n,s){return(s?[t[0],t[1]].concat(t.slice(2)):[t[0]].concat(t.slice(1))).map((o,a)=>Ol(o,a,e,n))}function eh(t,e){return t.map((n,s)=>s==0?{}:Te({},e,n))}function Ol(t,e,n,s){return Te({},e==0?n:s,t)}function Ia(t,e,n){return e==null?ts:[e,n]}var th=Ia;function nh(t,e,n){return e==null?ts:vi(e,n,Vl,!0)}function Ua(t,e,n,s){return e==null?ts:wi(e,n,t.scales[s].log,!1)}var sh=Ua;function Va(t,e,n,s){return e==null?ts:Ul(e,n,t.scales[s].log,!1)}var ih=Va;function lh(t,e,n,s,i){let o=Qe(Lr(t),Lr(e)),a=e-t,u=Tt(i/s*a,n);do{let h=n[u],m=s*h/a;if(m>=i&&o+(h<5?nn.get(h):0)<=17)return[h,m]}while(++u<n.length);return[0,0]}function ta(t){let e,n;return t=t.replace(/(\d+)px/,(s,i)=>(e=De((n=+i)*ce))+"px"),[t,e,n]}function oh(t){t.show&&[t.font,t.labelFont].forEach(e=>{let n=me(e[2]*ce,1);e[0]=e[0].replace(/[0-9.]+px/,n+"px"),e[1]=n})}function Fe(t,e,n){let s={mode:re(t.mode,1)},i=s.mode;function o(l,r,c,d){let p=r.valToPct(l);return d+c*(r.dir==-1?1-p:p)}function a(l,r,c,d){let p=r.valToPct(l);return d+c*(r.dir==-1?p:1-p)}function u(l,r,c,d){return r.ori==0?o(l,r,c,d):a(l,r,c,d)}s.valToPosH=o,s.valToPosV=a;let h=!1;s.status=0;let m=s.root=yt(fu);if(t.id!=null&&(m.id=t.id),at(m,t.class),t.title){let l=yt(gu,m);l.textContent=t.title}let b=Mt("canvas"),f=s.ctx=b.getContext("2d"),v=yt(vu,m);$n("click",v,l=>{l.target===S&&(ve!=Vn||$e!=Fn)&&Be.click(s,l)},!0);let y=s.under=yt(bu,v);v.appendChild(b);let S=s.over=yt(_u,v);t=ns(t);let L=+re(t.pxAlign,1),V=Jr(L);(t.plugins||[]).forEach(l=>{l.opts&&(t=l.opts(s,t)||t)});let W=t.ms||.001,k=s.series=i==1?ea(t.series||[],Br,Kr,!1):eh(t.series||[null],qr),F=s.axes=ea(t.axes||[],Wr,jr,!0),E=s.scales={},J=s.bands=t.bands||[];J.forEach(l=>{l.fill=se(l.fill||null),l.dir=re(l.dir,-1)});let z=i==2?k[1].facets[0].scale:k[0].scale,Q={axes:mc,series:uc},q=(t.drawOrder||["axes","series"]).map(l=>Q[l]);function ne(l){let r=l.distr==3?c=>Gt(c>0?c:l.clamp(s,c,l.min,l.max,l.key)):l.distr==4?c=>Sl(c,l.asinh):l.distr==100?c=>l.fwd(c):c=>c;return c=>{let d=r(c),{_min:p,_max:g}=l,_=g-p;return(d-p)/_}}function Y(l){let r=E[l];if(r==null){let c=(t.scales||Ps)[l]||Ps;if(c.from!=null){Y(c.from);let d=Te({},E[c.from],c,{key:l});d.valToPct=ne(d),E[l]=d}else{r=E[l]=Te({},l==z?Ta:Fd,c),r.key=l;let d=r.time,p=r.range,g=tn(p);if((l!=z||i==2&&!d)&&(g&&(p[0]==null||p[1]==null)&&(p={min:p[0]==null?Tr:{mode:1,hard:p[0],soft:p[0]},max:p[1]==null?Tr:{mode:1,hard:p[1],soft:p[1]}},g=!1),!g&&xi(p))){let _=p;p=(w,x,T)=>x==null?ts:vi(x,T,_)}r.range=se(p||(d?th:l==z?r.distr==3?sh:r.distr==4?ih:Ia:r.distr==3?Ua:r.distr==4?Va:nh)),r.auto=se(g?!1:r.auto),r.clamp=se(r.clamp||Vd),r._min=r._max=null,r.valToPct=ne(r)}}}Y("x"),Y("y"),i==1&&k.forEach(l=>{Y(l.scale)}),F.forEach(l=>{Y(l.scale)});for(let l in t.scales)Y(l);let M=E[z],Z=M.distr,O,G;M.ori==0?(at(m,pu),O=o,G=a):(at(m,mu),O=a,G=o);let U={};for(let l in E){let r=E[l];(r.min!=null||r.max!=null)&&(U[l]={min:r.min,max:r.max},r.min=r.max=null)}let ie=t.tzDate||(l=>new Date(De(l/W))),I=t.fmtDate||Bl,Xe=W==1?pd(ie):vd(ie),xe=Ur(ie,Ir(W==1?fd:gd,I)),le=Fr(ie,Vr(_d,I)),he=[],X=s.legend=Te({},xd,t.legend),N=s.cursor=Te({},Md,{drag:{y:i==2}},t.cursor),Ce=X.show,Ye=N.show,Se=X.markers;X.idxs=he,Se.width=se(Se.width),Se.dash=se(Se.dash),Se.stroke=se(Se.stroke),Se.fill=se(Se.fill);let ue,St,st,ke=[],Pt=[],Ut,dt=!1,Yt={};if(X.live){let l=k[1]?k[1].values:null;dt=l!=null,Ut=dt?l(s,1,0):{_:0};for(let r in Ut)Yt[r]=Hl}if(Ce)if(ue=Mt("table",ku,m),st=Mt("tbody",null,ue),X.mount(s,ue),dt){St=Mt("thead",null,ue,st);let l=Mt("tr",null,St);Mt("th",null,l);for(var En in Ut)Mt("th",gr,l).textContent=En}else at(ue,Eu),X.live&&at(ue,Au);let Mn={show:!0},as={show:!1};function Rs(l,r){if(r==0&&(dt||!X.live||i==2))return ts;let c=[],d=Mt("tr",Mu,st,st.childNodes[r]);at(d,l.class),l.show||at(d,Sn);let p=Mt("th",null,d);if(Se.show){let w=yt(Tu,p);if(r>0){let x=Se.width(s,r);x&&(w.style.border=x+"px "+Se.dash(s,r)+" "+Se.stroke(s,r)),w.style.background=Se.fill(s,r)}}let g=yt(gr,p);l.label instanceof HTMLElement?g.appendChild(l.label):g.textContent=l.label,r>0&&(Se.show||(g.style.color=l.width>0?Se.stroke(s,r):Se.fill(s,r)),qe("click",p,w=>{if(N._lock)return;un(w);let x=k.indexOf(l);if((w.ctrlKey||w.metaKey)!=X.isolate){let T=k.some((C,R)=>R>0&&R!=x&&C.show);k.forEach((C,R)=>{R>0&&Dt(R,T?R==x?Mn:as:Mn,!0,Me.setSeries)})}else Dt(x,{show:!l.show},!0,Me.setSeries)},!1),Ln&&qe(wr,p,w=>{N._lock||(un(w),Dt(k.indexOf(l),Bn,!0,Me.setSeries))},!1));for(var _ in Ut){let w=Mt("td",Cu,d);w.textContent="--",c.push(w)}return[d,c]}let ln=new Map;function qe(l,r,c,d=!0){let p=ln.get(r)||{},g=N.bind[l](s,r,c,d);g&&($n(l,r,p[l]=g),ln.set(r,p))}function Tn(l,r,c){let d=ln.get(r)||{};for(let p in d)(l==null||p==l)&&(Cl(p,r,d[p]),delete d[p]);l==null&&ln.delete(r)}let Vt=0,on=0,K=0,P=0,ge=0,Pe=0,Cn=ge,rn=Pe,Lt=K,an=P,it=0,ht=0,et=0,$t=0;s.bbox={};let Mi=!1,Ds=!1,Pn=!1,cn=!1,zs=!1,ft=!1;function Ti(l,r,c){(c||l!=s.width||r!=s.height)&&so(l,r),Nn(!1),Pn=!0,Ds=!0,Hn()}function so(l,r){s.width=Vt=K=l,s.height=on=P=r,ge=Pe=0,sc(),ic();let c=s.bbox;it=c.left=yn(ge*ce,.5),ht=c.top=yn(Pe*ce,.5),et=c.width=yn(K*ce,.5),$t=c.height=yn(P*ce,.5)}let ec=3;function tc(){let l=!1,r=0;for(;!l;){r++;let c=fc(r),d=pc(r);l=r==ec||c&&d,l||(so(s.width,s.height),Ds=!0)}}function nc({width:l,height:r}){Ti(l,r)}s.setSize=nc;function sc(){let l=!1,r=!1,c=!1,d=!1;F.forEach((p,g)=>{if(p.show&&p._show){let{side:_,_size:w}=p,x=_%2,T=p.label!=null?p.labelSize:0,C=w+T;C>0&&(x?(K-=C,_==3?(ge+=C,d=!0):c=!0):(P-=C,_==0?(Pe+=C,l=!0):r=!0))}}),dn[0]=l,dn[1]=c,dn[2]=r,dn[3]=d,K-=qt[1]+qt[3],ge+=qt[3],P-=qt[2]+qt[0],Pe+=qt[0]}function ic(){let l=ge+K,r=Pe+P,c=ge,d=Pe;function p(g,_){switch(g){case 1:return l+=_,l-_;case 2:return r+=_,r-_;case 3:return c-=_,c+_;case 0:return d-=_,d+_}}F.forEach((g,_)=>{if(g.show&&g._show){let w=g.side;g._pos=p(w,g._size),g.label!=null&&(g._lpos=p(w,g.labelSize))}})}if(N.dataIdx==null){let l=N.hover,r=l.skip=new Set(l.skip??[]);r.add(void 0);let c=l.prox=se(l.prox),d=l.bias??=0;N.dataIdx=(p,g,_,w)=>{if(g==0)return _;let x=_,T=c(p,g,_,w)??pe,C=T>=0&&T<pe,R=M.ori==0?K:P,j=N.left,ae=e[0],oe=e[g];if(r.has(oe[_])){x=null;let te=null,B=null,H;if(d==0||d==-1)for(H=_;te==null&&H-- >0;)r.has(oe[H])||(te=H);if(d==0||d==1)for(H=_;B==null&&H++<oe.length;)r.has(oe[H])||(B=H);if(te!=null||B!=null)if(C){let _e=te==null?-1/0:O(ae[te],M,R,0),Ae=B==null?1/0:O(ae[B],M,R,0),Ve=j-_e,fe=Ae-j;Ve<=fe?Ve<=T&&(x=te):fe<=T&&(x=B)}else x=B==null?te:te==null?B:_-te<=B-_?te:B}else C&&ze(j-O(ae[_],M,R,0))>T&&(x=null);return x}}let un=l=>{N.event=l};N.idxs=he,N._lock=!1;let Ge=N.points;Ge.show=se(Ge.show),Ge.size=se(Ge.size),Ge.stroke=se(Ge.stroke),Ge.width=se(Ge.width),Ge.fill=se(Ge.fill);let Rt=s.focus=Te({},t.focus||{alpha:.3},N.focus),Ln=Rt.prox>=0,Rn=Ln&&Ge.one,pt=[],Dn=[],zn=[];function io(l,r){let c=Ge.show(s,r);if(c instanceof HTMLElement)return at(c,$u),at(c,l.class),It(c,-10,-10,K,P),S.insertBefore(c,pt[r]),c}function lo(l,r){if(i==1||r>0){let c=i==1&&E[l.scale].time,d=l.value;l.value=c?zr(d)?Fr(ie,Vr(d,I)):d||le:d||Hd,l.label=l.label||(c?Cd:Td)}if(Rn||r>0){l.width=l.width==null?1:l.width,l.paths=l.paths||Qd||Fu,l.fillTo=se(l.fillTo||Wd),l.pxAlign=+re(l.pxAlign,L),l.pxRound=Jr(l.pxAlign),l.stroke=se(l.stroke||null),l.fill=se(l.fill||null),l._stroke=l._fill=l._paths=l._focus=null;let c=Id(Qe(1,l.width),1),d=l.points=Te({},{size:c,width:Qe(1,c*.2),stroke:l.stroke,space:c*2,paths:Xd,_stroke:null,_fill:null},l.points);d.show=se(d.show),d.filter=se(d.filter),d.fill=se(d.fill),d.stroke=se(d.stroke),d.paths=se(d.paths),d.pxAlign=l.pxAlign}if(Ce){let c=Rs(l,r);ke.splice(r,0,c[0]),Pt.splice(r,0,c[1]),X.values.push(null)}if(Ye){he.splice(r,0,null);let c=null;Rn?r==0&&(c=io(l,r)):r>0&&(c=io(l,r)),pt.splice(r,0,c),Dn.splice(r,0,0),zn.splice(r,0,0)}Ue("addSeries",r)}function lc(l,r){r=r??k.length,l=i==1?Ol(l,r,Br,Kr):Ol(l,r,{},qr),k.splice(r,0,l),lo(k[r],r)}s.addSeries=lc;function oc(l){if(k.splice(l,1),Ce){X.values.splice(l,1),Pt.splice(l,1);let r=ke.splice(l,1)[0];Tn(null,r.firstChild),r.remove()}Ye&&(he.splice(l,1),pt.splice(l,1)[0].remove(),Dn.splice(l,1),zn.splice(l,1)),Ue("delSeries",l)}s.delSeries=oc;let dn=[!1,!1,!1,!1];function rc(l,r){if(l._show=l.show,l.show){let c=l.side%2,d=E[l.scale];d==null&&(l.scale=c?k[1].scale:z,d=E[l.scale]);let p=d.time;l.size=se(l.size),l.space=se(l.space),l.rotate=se(l.rotate),tn(l.incrs)&&l.incrs.forEach(_=>{!nn.has(_)&&nn.set(_,ua(_))}),l.incrs=se(l.incrs||(d.distr==2?ud:p?W==1?hd:md:xn)),l.splits=se(l.splits||(p&&d.distr==1?Xe:d.distr==3?Ll:d.distr==4?Rd:Ld)),l.stroke=se(l.stroke),l.grid.stroke=se(l.grid.stroke),l.ticks.stroke=se(l.ticks.stroke),l.border.stroke=se(l.border.stroke);let g=l.values;l.values=tn(g)&&!tn(g[0])?se(g):p?tn(g)?Ur(ie,Ir(g,I)):zr(g)?bd(ie,g):g||xe:g||Pd,l.filter=se(l.filter||(d.distr>=3&&d.log==10?Od:d.distr==3&&d.log==2?Nd:aa)),l.font=ta(l.font),l.labelFont=ta(l.labelFont),l._size=l.size(s,null,r,0),l._space=l._rotate=l._incrs=l._found=l._splits=l._values=null,l._size>0&&(dn[r]=!0,l._el=yt(wu,v))}}function cs(l,r,c,d){let[p,g,_,w]=c,x=r%2,T=0;return x==0&&(w||g)&&(T=r==0&&!p||r==2&&!_?De(Wr.size/3):0),x==1&&(p||_)&&(T=r==1&&!g||r==3&&!w?De(jr.size/2):0),T}let oo=s.padding=(t.padding||[cs,cs,cs,cs]).map(l=>se(re(l,cs))),qt=s._padding=oo.map((l,r)=>l(s,r,dn,0)),We,Oe=null,Ne=null,Os=i==1?k[0].idxs:null,kt=null,us=!1;function ro(l,r){if(e=l??[],s.data=s._data=e,i==2){We=0;for(let c=1;c<k.length;c++)We+=e[c][0].length}else{e.length==0&&(s.data=s._data=e=[[]]),kt=e[0],We=kt.length;let c=e;if(Z==2){c=e.slice();let d=c[0]=Array(We);for(let p=0;p<We;p++)d[p]=p}s._data=e=c}if(Nn(!0),Ue("setData"),Z==2&&(Pn=!0),r!==!1){let c=M;c.auto(s,us)?Ci():Zt(z,c.min,c.max),cn=cn||N.left>=0,ft=!0,Hn()}}s.setData=ro;function Ci(){us=!0;let l,r;i==1&&(We>0?(Oe=Os[0]=0,Ne=Os[1]=We-1,l=e[0][Oe],r=e[0][Ne],Z==2?(l=Oe,r=Ne):l==r&&(Z==3?[l,r]=wi(l,l,M.log,!1):Z==4?[l,r]=Ul(l,l,M.log,!1):M.time?r=l+De(86400/W):[l,r]=vi(l,r,Vl,!0))):(Oe=Os[0]=l=null,Ne=Os[1]=r=null)),Zt(z,l,r)}let Ns,On,Pi,Li,Ri,Di,zi,Oi,Ni,tt;function ao(l,r,c,d,p,g){l??=br,c??=Wl,d??="butt",p??=br,g??="round",l!=Ns&&(f.strokeStyle=Ns=l),p!=On&&(f.fillStyle=On=p),r!=Pi&&(f.lineWidth=Pi=r),g!=Ri&&(f.lineJoin=Ri=g),d!=Di&&(f.lineCap=Di=d),c!=Li&&f.setLineDash(Li=c)}function co(l,r,c,d){r!=On&&(f.fillStyle=On=r),l!=zi&&(f.font=zi=l),c!=Oi&&(f.textAlign=Oi=c),d!=Ni&&(f.textBaseline=Ni=d)}function Hi(l,r,c,d,p=0){if(d.length>0&&l.auto(s,us)&&(r==null||r.min==null)){let g=re(Oe,0),_=re(Ne,d.length-1),w=c.min==null?Ou(d,g,_,p,l.distr==3):[c.min,c.max];l.min=Ct(l.min,c.min=w[0]),l.max=Qe(l.max,c.max=w[1])}}let uo={min:null,max:null};function ac(){for(let d in E){let p=E[d];U[d]==null&&(p.min==null||U[z]!=null&&p.auto(s,us))&&(U[d]=uo)}for(let d in E){let p=E[d];U[d]==null&&p.from!=null&&U[p.from]!=null&&(U[d]=uo)}U[z]!=null&&Nn(!0);let l={};for(let d in U){let p=U[d];if(p!=null){let g=l[d]=ns(E[d],Gu);if(p.min!=null)Te(g,p);else if(d!=z||i==2)if(We==0&&g.from==null){let _=g.range(s,null,null,d);g.min=_[0],g.max=_[1]}else g.min=pe,g.max=-pe}}if(We>0){k.forEach((d,p)=>{if(i==1){let g=d.scale,_=U[g];if(_==null)return;let w=l[g];if(p==0){let x=w.range(s,w.min,w.max,g);w.min=x[0],w.max=x[1],Oe=Tt(w.min,e[0]),Ne=Tt(w.max,e[0]),Ne-Oe>1&&(e[0][Oe]<w.min&&Oe++,e[0][Ne]>w.max&&Ne--),d.min=kt[Oe],d.max=kt[Ne]}else d.show&&d.auto&&Hi(w,_,d,e[p],d.sorted);d.idxs[0]=Oe,d.idxs[1]=Ne}else if(p>0&&d.show&&d.auto){let[g,_]=d.facets,w=g.scale,x=_.scale,[T,C]=e[p],R=l[w],j=l[x];R!=null&&Hi(R,U[w],g,T,g.sorted),j!=null&&Hi(j,U[x],_,C,_.sorted),d.min=_.min,d.max=_.max}});for(let d in l){let p=l[d],g=U[d];if(p.from==null&&(g==null||g.min==null)){let _=p.range(s,p.min==pe?null:p.min,p.max==-pe?null:p.max,d);p.min=_[0],p.max=_[1]}}}for(let d in l){let p=l[d];if(p.from!=null){let g=l[p.from];if(g.min==null)p.min=p.max=null;else{let _=p.range(s,g.min,g.max,d);p.min=_[0],p.max=_[1]}}}let r={},c=!1;for(let d in l){let p=l[d],g=E[d];if(g.min!=p.min||g.max!=p.max){g.min=p.min,g.max=p.max;let _=g.distr;g._min=_==3?Gt(g.min):_==4?Sl(g.min,g.asinh):_==100?g.fwd(g.min):g.min,g._max=_==3?Gt(g.max):_==4?Sl(g.max,g.asinh):_==100?g.fwd(g.max):g.max,r[d]=c=!0}}if(c){k.forEach((d,p)=>{i==2?p>0&&r.y&&(d._paths=null):r[d.scale]&&(d._paths=null)});for(let d in r)Pn=!0,Ue("setScale",d);Ye&&N.left>=0&&(cn=ft=!0)}for(let d in U)U[d]=null}function cc(l){let r=Pl(Oe-1,0,We-1),c=Pl(Ne+1,0,We-1);for(;l[r]==null&&r>0;)r--;for(;l[c]==null&&c<We-1;)c++;return[r,c]}function uc(){if(We>0){let l=k.some(r=>r._focus)&&tt!=Rt.alpha;l&&(f.globalAlpha=tt=Rt.alpha),k.forEach((r,c)=>{if(c>0&&r.show&&(ho(c,!1),ho(c,!0),r._paths==null)){let d=tt;tt!=r.alpha&&(f.globalAlpha=tt=r.alpha);let p=i==2?[0,e[c][0].length-1]:cc(e[c]);r._paths=r.paths(s,c,p[0],p[1]),tt!=d&&(f.globalAlpha=tt=d)}}),k.forEach((r,c)=>{if(c>0&&r.show){let d=tt;tt!=r.alpha&&(f.globalAlpha=tt=r.alpha),r._paths!=null&&fo(c,!1);{let p=r._paths!=null?r._paths.gaps:null,g=r.points.show(s,c,Oe,Ne,p),_=r.points.filter(s,c,g,p);(g||_)&&(r.points._paths=r.points.paths(s,c,Oe,Ne,_),fo(c,!0))}tt!=d&&(f.globalAlpha=tt=d),Ue("drawSeries",c)}}),l&&(f.globalAlpha=tt=1)}}function ho(l,r){let c=r?k[l].points:k[l];c._stroke=c.stroke(s,l),c._fill=c.fill(s,l)}function fo(l,r){let c=r?k[l].points:k[l],{stroke:d,fill:p,clip:g,flags:_,_stroke:w=c._stroke,_fill:x=c._fill,_width:T=c.width}=c._paths;T=me(T*ce,3);let C=null,R=T%2/2;r&&x==null&&(x=T>0?"#fff":w);let j=c.pxAlign==1&&R>0;if(j&&f.translate(R,R),!r){let ae=it-T/2,oe=ht-T/2,te=et+T,B=$t+T;C=new Path2D,C.rect(ae,oe,te,B)}r?Ii(w,T,c.dash,c.cap,x,d,p,_,g):dc(l,w,T,c.dash,c.cap,x,d,p,_,C,g),j&&f.translate(-R,-R)}function dc(l,r,c,d,p,g,_,w,x,T,C){let R=!1;x!=0&&J.forEach((j,ae)=>{if(j.series[0]==l){let oe=k[j.series[1]],te=e[j.series[1]],B=(oe._paths||Ps).band;tn(B)&&(B=j.dir==1?B[0]:B[1]);let H,_e=null;oe.show&&B&&Hu(te,Oe,Ne)?(_e=j.fill(s,ae)||g,H=oe._paths.clip):B=null,Ii(r,c,d,p,_e,_,w,x,T,C,H,B),R=!0}}),R||Ii(r,c,d,p,g,_,w,x,T,C)}let po=ss|Dl;function Ii(l,r,c,d,p,g,_,w,x,T,C,R){ao(l,r,c,d,p),(x||T||R)&&(f.save(),x&&f.clip(x),T&&f.clip(T)),R?(w&po)==po?(f.clip(R),C&&f.clip(C),Is(p,_),Hs(l,g,r)):w&Dl?(Is(p,_),f.clip(R),Hs(l,g,r)):w&ss&&(f.save(),f.clip(R),C&&f.clip(C),Is(p,_),f.restore(),Hs(l,g,r)):(Is(p,_),Hs(l,g,r)),(x||T||R)&&f.restore()}function Hs(l,r,c){c>0&&(r instanceof Map?r.forEach((d,p)=>{f.strokeStyle=Ns=p,f.stroke(d)}):r!=null&&l&&f.stroke(r))}function Is(l,r){r instanceof Map?r.forEach((c,d)=>{f.fillStyle=On=d,f.fill(c)}):r!=null&&l&&f.fill(r)}function hc(l,r,c,d){let p=F[l],g;if(d<=0)g=[0,0];else{let _=p._space=p.space(s,l,r,c,d),w=p._incrs=p.incrs(s,l,r,c,d,_);g=lh(r,c,w,d,_)}return p._found=g}function Ui(l,r,c,d,p,g,_,w,x,T){let C=_%2/2;L==1&&f.translate(C,C),ao(w,_,x,T,w),f.beginPath();let R,j,ae,oe,te=p+(d==0||d==3?-g:g);c==0?(j=p,oe=te):(R=p,ae=te);for(let B=0;B<l.length;B++)r[B]!=null&&(c==0?R=ae=l[B]:j=oe=l[B],f.moveTo(R,j),f.lineTo(ae,oe));f.stroke(),L==1&&f.translate(-C,-C)}function fc(l){let r=!0;return F.forEach((c,d)=>{if(!c.show)return;let p=E[c.scale];if(p.min==null){c._show&&(r=!1,c._show=!1,Nn(!1));return}else c._show||(r=!1,c._show=!0,Nn(!1));let g=c.side,_=g%2,{min:w,max:x}=p,[T,C]=hc(d,w,x,_==0?K:P);if(C==0)return;let R=p.distr==2,j=c._splits=c.splits(s,d,w,x,T,C,R),ae=p.distr==2?j.map(H=>kt[H]):j,oe=p.distr==2?kt[j[1]]-kt[j[0]]:T,te=c._values=c.values(s,c.filter(s,ae,d,C,oe),d,C,oe);c._rotate=g==2?c.rotate(s,te,d,C):0;let B=c._size;c._size=xt(c.size(s,te,d,l)),B!=null&&c._size!=B&&(r=!1)}),r}function pc(l){let r=!0;return oo.forEach((c,d)=>{let p=c(s,d,dn,l);p!=qt[d]&&(r=!1),qt[d]=p}),r}function mc(){for(let l=0;l<F.length;l++){let r=F[l];if(!r.show||!r._show)continue;let c=r.side,d=c%2,p,g,_=r.stroke(s,l),w=c==0||c==3?-1:1,[x,T]=r._found;if(r.label!=null){let Ze=r.labelGap*w,rt=De((r._lpos+Ze)*ce);co(r.labelFont[0],_,"center",c==2?"top":vr),f.save(),d==1?(p=g=0,f.translate(rt,De(ht+$t/2)),f.rotate((c==3?-mi:mi)/2)):(p=De(it+et/2),g=rt);let pn=oa(r.label)?r.label(s,l,x,T):r.label;f.fillText(pn,p,g),f.restore()}if(T==0)continue;let C=E[r.scale],R=d==0?et:$t,j=d==0?it:ht,ae=r._splits,oe=C.distr==2?ae.map(Ze=>kt[Ze]):ae,te=C.distr==2?kt[ae[1]]-kt[ae[0]]:x,B=r.ticks,H=r.border,_e=B.show?B.size:0,Ae=De(_e*ce),Ve=De((r.alignTo==2?r._size-_e-r.gap:r.gap)*ce),fe=r._rotate*-mi/180,Ee=V(r._pos*ce),lt=(Ae+Ve)*w,Ke=Ee+lt;g=d==0?Ke:0,p=d==1?Ke:0;let mt=r.font[0],At=r.align==1?Jn:r.align==2?wl:fe>0?Jn:fe<0?wl:d==0?"center":c==3?wl:Jn,Ot=fe||d==1?"middle":c==2?"top":vr;co(mt,_,At,Ot);let ot=r.font[1]*r.lineGap,gt=ae.map(Ze=>V(u(Ze,C,R,j))),Et=r._values;for(let Ze=0;Ze<Et.length;Ze++){let rt=Et[Ze];if(rt!=null){d==0?p=gt[Ze]:g=gt[Ze],rt=""+rt;let pn=rt.indexOf(`
`)==-1?[rt]:rt.split(/\n/gm);for(let Je=0;Je<pn.length;Je++){let Ro=pn[Je];fe?(f.save(),f.translate(p,g+Je*ot),f.rotate(fe),f.fillText(Ro,0,0),f.restore()):f.fillText(Ro,p,g+Je*ot)}}}B.show&&Ui(gt,B.filter(s,oe,l,T,te),d,c,Ee,Ae,me(B.width*ce,3),B.stroke(s,l),B.dash,B.cap);let Nt=r.grid;Nt.show&&Ui(gt,Nt.filter(s,oe,l,T,te),d,d==0?2:1,d==0?ht:it,d==0?$t:et,me(Nt.width*ce,3),Nt.stroke(s,l),Nt.dash,Nt.cap),H.show&&Ui([Ee],[1],d==0?1:0,d==0?1:2,d==1?ht:it,d==1?$t:et,me(H.width*ce,3),H.stroke(s,l),H.dash,H.cap)}Ue("drawAxes")}function Nn(l){k.forEach((r,c)=>{c>0&&(r._paths=null,l&&(i==1?(r.min=null,r.max=null):r.facets.forEach(d=>{d.min=null,d.max=null})))})}let Us=!1,Vi=!1,ds=[];function gc(){Vi=!1;for(let l=0;l<ds.length;l++)Ue(...ds[l]);ds.length=0}function Hn(){Us||(Qu(mo),Us=!0)}function vc(l,r=!1){Us=!0,Vi=r,l(s),mo(),r&&ds.length>0&&queueMicrotask(gc)}s.batch=vc;function mo(){if(Mi&&(ac(),Mi=!1),Pn&&(tc(),Pn=!1),Ds){if(ye(y,Jn,ge),ye(y,"top",Pe),ye(y,Es,K),ye(y,Ms,P),ye(S,Jn,ge),ye(S,"top",Pe),ye(S,Es,K),ye(S,Ms,P),ye(v,Es,Vt),ye(v,Ms,on),b.width=De(Vt*ce),b.height=De(on*ce),F.forEach(({_el:l,_show:r,_size:c,_pos:d,side:p})=>{if(l!=null)if(r){let g=p===3||p===0?c:0,_=p%2==1;ye(l,_?"left":"top",d-g),ye(l,_?"width":"height",c),ye(l,_?"top":"left",_?Pe:ge),ye(l,_?"height":"width",_?P:K),Tl(l,Sn)}else at(l,Sn)}),Ns=On=Pi=Ri=Di=zi=Oi=Ni=Li=null,tt=1,ps(!0),ge!=Cn||Pe!=rn||K!=Lt||P!=an){Nn(!1);let l=K/Lt,r=P/an;if(Ye&&!cn&&N.left>=0){N.left*=l,N.top*=r,In&&It(In,De(N.left),0,K,P),Un&&It(Un,0,De(N.top),K,P);for(let c=0;c<pt.length;c++){let d=pt[c];d!=null&&(Dn[c]*=l,zn[c]*=r,It(d,xt(Dn[c]),xt(zn[c]),K,P))}}if(be.show&&!zs&&be.left>=0&&be.width>0){be.left*=l,be.width*=l,be.top*=r,be.height*=r;for(let c in Yi)ye(Wn,c,be[c])}Cn=ge,rn=Pe,Lt=K,an=P}Ue("setSize"),Ds=!1}Vt>0&&on>0&&(f.clearRect(0,0,b.width,b.height),Ue("drawClear"),q.forEach(l=>l()),Ue("draw")),be.show&&zs&&(Vs(be),zs=!1),Ye&&cn&&(fn(null,!0,!1),cn=!1),X.show&&X.live&&ft&&(Gi(),ft=!1),h||(h=!0,s.status=1,Ue("ready")),us=!1,Us=!1}s.redraw=(l,r)=>{Pn=r||!1,l!==!1?Zt(z,M.min,M.max):Hn()};function Fi(l,r){let c=E[l];if(c.from==null){if(We==0){let d=c.range(s,r.min,r.max,l);r.min=d[0],r.max=d[1]}if(r.min>r.max){let d=r.min;r.min=r.max,r.max=d}if(We>1&&r.min!=null&&r.max!=null&&r.max-r.min<1e-16)return;l==z&&c.distr==2&&We>0&&(r.min=Tt(r.min,e[0]),r.max=Tt(r.max,e[0]),r.min==r.max&&r.max++),U[l]=r,Mi=!0,Hn()}}s.setScale=Fi;let Wi,Bi,In,Un,go,vo,Vn,Fn,bo,_o,ve,$e,Kt=!1,Be=N.drag,He=Be.x,Ie=Be.y;Ye&&(N.x&&(Wi=yt(xu,S)),N.y&&(Bi=yt(Su,S)),M.ori==0?(In=Wi,Un=Bi):(In=Bi,Un=Wi),ve=N.left,$e=N.top);let be=s.select=Te({show:!0,over:!0,left:0,width:0,top:0,height:0},t.select),Wn=be.show?yt(yu,be.over?S:y):null;function Vs(l,r){if(be.show){for(let c in l)be[c]=l[c],c in Yi&&ye(Wn,c,l[c]);r!==!1&&Ue("setSelect")}}s.setSelect=Vs;function bc(l){if(k[l].show)Ce&&Tl(ke[l],Sn);else if(Ce&&at(ke[l],Sn),Ye){let c=Rn?pt[0]:pt[l];c!=null&&It(c,-10,-10,K,P)}}function Zt(l,r,c){Fi(l,{min:r,max:c})}function Dt(l,r,c,d){r.focus!=null&&Sc(l),r.show!=null&&k.forEach((p,g)=>{g>0&&(l==g||l==null)&&(p.show=r.show,bc(g),i==2?(Zt(p.facets[0].scale,null,null),Zt(p.facets[1].scale,null,null)):Zt(p.scale,null,null),Hn())}),c!==!1&&Ue("setSeries",l,r),d&&ms("setSeries",s,l,r)}s.setSeries=Dt;function _c(l,r){Te(J[l],r)}function wc(l,r){l.fill=se(l.fill||null),l.dir=re(l.dir,-1),r=r??J.length,J.splice(r,0,l)}function yc(l){l==null?J.length=0:J.splice(l,1)}s.addBand=wc,s.setBand=_c,s.delBand=yc;function xc(l,r){k[l].alpha=r,Ye&&pt[l]!=null&&(pt[l].style.opacity=r),Ce&&ke[l]&&(ke[l].style.opacity=r)}let Ft,Jt,hn,Bn={focus:!0};function Sc(l){if(l!=hn){let r=l==null,c=Rt.alpha!=1;k.forEach((d,p)=>{if(i==1||p>0){let g=r||p==0||p==l;d._focus=r?null:g,c&&xc(p,g?1:Rt.alpha)}}),hn=l,c&&Hn()}}Ce&&Ln&&qe(yr,ue,l=>{N._lock||(un(l),hn!=null&&Dt(null,Bn,!0,Me.setSeries))});function zt(l,r,c){let d=E[r];c&&(l=l/ce-(d.ori==1?Pe:ge));let p=K;d.ori==1&&(p=P,l=p-l),d.dir==-1&&(l=p-l);let g=d._min,_=d._max,w=l/p,x=g+(_-g)*w,T=d.distr;return T==3?es(10,x):T==4?Uu(x,d.asinh):T==100?d.bwd(x):x}function $c(l,r){let c=zt(l,z,r);return Tt(c,e[0],Oe,Ne)}s.valToIdx=l=>Tt(l,e[0]),s.posToIdx=$c,s.posToVal=zt,s.valToPos=(l,r,c)=>E[r].ori==0?o(l,E[r],c?et:K,c?it:0):a(l,E[r],c?$t:P,c?ht:0),s.setCursor=(l,r,c)=>{ve=l.left,$e=l.top,fn(null,r,c)};function wo(l,r){ye(Wn,Jn,be.left=l),ye(Wn,Es,be.width=r)}function yo(l,r){ye(Wn,"top",be.top=l),ye(Wn,Ms,be.height=r)}let hs=M.ori==0?wo:yo,fs=M.ori==1?wo:yo;function kc(){if(Ce&&X.live)for(let l=i==2?1:0;l<k.length;l++){if(l==0&&dt)continue;let r=X.values[l],c=0;for(let d in r)Pt[l][c++].firstChild.nodeValue=r[d]}}function Gi(l,r){if(l!=null&&(l.idxs?l.idxs.forEach((c,d)=>{he[d]=c}):Bu(l.idx)||he.fill(l.idx),X.idx=he[0]),Ce&&X.live){for(let c=0;c<k.length;c++)(c>0||i==1&&!dt)&&Ac(c,he[c]);kc()}ft=!1,r!==!1&&Ue("setLegend")}s.setLegend=Gi;function Ac(l,r){let c=k[l],d=l==0&&Z==2?kt:e[l],p;dt?p=c.values(s,l,r)??Yt:(p=c.value(s,r==null?null:d[r],l,r),p=p==null?Yt:{_:p}),X.values[l]=p}function fn(l,r,c){bo=ve,_o=$e,[ve,$e]=N.move(s,ve,$e),N.left=ve,N.top=$e,Ye&&(In&&It(In,De(ve),0,K,P),Un&&It(Un,0,De($e),K,P));let d,p=Oe>Ne;Ft=pe,Jt=null;let g=M.ori==0?K:P,_=M.ori==1?K:P;if(ve<0||We==0||p){d=N.idx=null;for(let w=0;w<k.length;w++){let x=pt[w];x!=null&&It(x,-10,-10,K,P)}Ln&&Dt(null,Bn,!0,l==null&&Me.setSeries),X.live&&(he.fill(d),ft=!0)}else{let w,x,T;i==1&&(w=M.ori==0?ve:$e,x=zt(w,z),d=N.idx=Tt(x,e[0],Oe,Ne),T=O(e[0][d],M,g,0));let C=-10,R=-10,j=0,ae=0,oe=!0,te="",B="";for(let H=i==2?1:0;H<k.length;H++){let _e=k[H],Ae=he[H],Ve=Ae==null?null:i==1?e[H][Ae]:e[H][1][Ae],fe=N.dataIdx(s,H,d,x),Ee=fe==null?null:i==1?e[H][fe]:e[H][1][fe];if(ft=ft||Ee!=Ve||fe!=Ae,he[H]=fe,H>0&&_e.show){let lt=fe==null?-10:fe==d?T:O(i==1?e[0][fe]:e[H][0][fe],M,g,0),Ke=Ee==null?-10:G(Ee,i==1?E[_e.scale]:E[_e.facets[1].scale],_,0);if(Ln&&Ee!=null){let mt=M.ori==1?ve:$e,At=ze(Rt.dist(s,H,fe,Ke,mt));if(At<Ft){let Ot=Rt.bias;if(Ot!=0){let ot=zt(mt,_e.scale),gt=Ee>=0?1:-1,Et=ot>=0?1:-1;Et==gt&&(Et==1?Ot==1?Ee>=ot:Ee<=ot:Ot==1?Ee<=ot:Ee>=ot)&&(Ft=At,Jt=H)}else Ft=At,Jt=H}}if(ft||Rn){let mt,At;M.ori==0?(mt=lt,At=Ke):(mt=Ke,At=lt);let Ot,ot,gt,Et,Nt,Ze,rt=!0,pn=Ge.bbox;if(pn!=null){rt=!1;let Je=pn(s,H);gt=Je.left,Et=Je.top,Ot=Je.width,ot=Je.height}else gt=mt,Et=At,Ot=ot=Ge.size(s,H);if(Ze=Ge.fill(s,H),Nt=Ge.stroke(s,H),Rn)H==Jt&&Ft<=Rt.prox&&(C=gt,R=Et,j=Ot,ae=ot,oe=rt,te=Ze,B=Nt);else{let Je=pt[H];Je!=null&&(Dn[H]=gt,zn[H]=Et,Mr(Je,Ot,ot,rt),Ar(Je,Ze,Nt),It(Je,xt(gt),xt(Et),K,P))}}}}if(Rn){let H=Rt.prox,_e=hn==null?Ft<=H:Ft>H||Jt!=hn;if(ft||_e){let Ae=pt[0];Ae!=null&&(Dn[0]=C,zn[0]=R,Mr(Ae,j,ae,oe),Ar(Ae,te,B),It(Ae,xt(C),xt(R),K,P))}}}if(be.show&&Kt)if(l!=null){let[w,x]=Me.scales,[T,C]=Me.match,[R,j]=l.cursor.sync.scales,ae=l.cursor.drag;if(He=ae._x,Ie=ae._y,He||Ie){let{left:oe,top:te,width:B,height:H}=l.select,_e=l.scales[R].ori,Ae=l.posToVal,Ve,fe,Ee,lt,Ke,mt=w!=null&&T(w,R),At=x!=null&&C(x,j);mt&&He?(_e==0?(Ve=oe,fe=B):(Ve=te,fe=H),Ee=E[w],lt=O(Ae(Ve,R),Ee,g,0),Ke=O(Ae(Ve+fe,R),Ee,g,0),hs(Ct(lt,Ke),ze(Ke-lt))):hs(0,g),At&&Ie?(_e==1?(Ve=oe,fe=B):(Ve=te,fe=H),Ee=E[x],lt=G(Ae(Ve,j),Ee,_,0),Ke=G(Ae(Ve+fe,j),Ee,_,0),fs(Ct(lt,Ke),ze(Ke-lt))):fs(0,_)}else qi()}else{let w=ze(bo-go),x=ze(_o-vo);if(M.ori==1){let j=w;w=x,x=j}He=Be.x&&w>=Be.dist,Ie=Be.y&&x>=Be.dist;let T=Be.uni;T!=null?He&&Ie&&(He=w>=T,Ie=x>=T,!He&&!Ie&&(x>w?Ie=!0:He=!0)):Be.x&&Be.y&&(He||Ie)&&(He=Ie=!0);let C,R;He&&(M.ori==0?(C=Vn,R=ve):(C=Fn,R=$e),hs(Ct(C,R),ze(R-C)),Ie||fs(0,_)),Ie&&(M.ori==1?(C=Vn,R=ve):(C=Fn,R=$e),fs(Ct(C,R),ze(R-C)),He||hs(0,g)),!He&&!Ie&&(hs(0,0),fs(0,0))}if(Be._x=He,Be._y=Ie,l==null){if(c){if(Lo!=null){let[w,x]=Me.scales;Me.values[0]=w!=null?zt(M.ori==0?ve:$e,w):null,Me.values[1]=x!=null?zt(M.ori==1?ve:$e,x):null}ms(yl,s,ve,$e,K,P,d)}if(Ln){let w=c&&Me.setSeries,x=Rt.prox;hn==null?Ft<=x&&Dt(Jt,Bn,!0,w):Ft>x?Dt(null,Bn,!0,w):Jt!=hn&&Dt(Jt,Bn,!0,w)}}ft&&(X.idx=d,Gi()),r!==!1&&Ue("setCursor")}let Qt=null;Object.defineProperty(s,"rect",{get(){return Qt==null&&ps(!1),Qt}});function ps(l=!1){l?Qt=null:(Qt=S.getBoundingClientRect(),Ue("syncRect",Qt))}function xo(l,r,c,d,p,g,_){N._lock||Kt&&l!=null&&l.movementX==0&&l.movementY==0||(ji(l,r,c,d,p,g,_,!1,l!=null),l!=null?fn(null,!0,!0):fn(r,!0,!1))}function ji(l,r,c,d,p,g,_,w,x){if(Qt==null&&ps(!1),un(l),l!=null)c=l.clientX-Qt.left,d=l.clientY-Qt.top;else{if(c<0||d<0){ve=-10,$e=-10;return}let[T,C]=Me.scales,R=r.cursor.sync,[j,ae]=R.values,[oe,te]=R.scales,[B,H]=Me.match,_e=r.axes[0].side%2==1,Ae=M.ori==0?K:P,Ve=M.ori==1?K:P,fe=_e?g:p,Ee=_e?p:g,lt=_e?d:c,Ke=_e?c:d;if(oe!=null?c=B(T,oe)?u(j,E[T],Ae,0):-10:c=Ae*(lt/fe),te!=null?d=H(C,te)?u(ae,E[C],Ve,0):-10:d=Ve*(Ke/Ee),M.ori==1){let mt=c;c=d,d=mt}}x&&(r==null||r.cursor.event.type==yl)&&((c<=1||c>=K-1)&&(c=yn(c,K)),(d<=1||d>=P-1)&&(d=yn(d,P))),w?(go=c,vo=d,[Vn,Fn]=N.move(s,c,d)):(ve=c,$e=d)}let Yi={width:0,height:0,left:0,top:0};function qi(){Vs(Yi,!1)}let So,$o,ko,Ao;function Eo(l,r,c,d,p,g,_){Kt=!0,He=Ie=Be._x=Be._y=!1,ji(l,r,c,d,p,g,_,!0,!1),l!=null&&(qe(xl,El,Mo,!1),ms(_r,s,Vn,Fn,K,P,null));let{left:w,top:x,width:T,height:C}=be;So=w,$o=x,ko=T,Ao=C}function Mo(l,r,c,d,p,g,_){Kt=Be._x=Be._y=!1,ji(l,r,c,d,p,g,_,!1,!0);let{left:w,top:x,width:T,height:C}=be,R=T>0||C>0,j=So!=w||$o!=x||ko!=T||Ao!=C;if(R&&j&&Vs(be),Be.setScale&&R&&j){let ae=w,oe=T,te=x,B=C;if(M.ori==1&&(ae=x,oe=C,te=w,B=T),He&&Zt(z,zt(ae,z),zt(ae+oe,z)),Ie)for(let H in E){let _e=E[H];H!=z&&_e.from==null&&_e.min!=pe&&Zt(H,zt(te+B,H),zt(te,H))}qi()}else N.lock&&(N._lock=!N._lock,fn(r,!0,l!=null));l!=null&&(Tn(xl,El),ms(xl,s,ve,$e,K,P,null))}function Ec(l,r,c,d,p,g,_){if(N._lock)return;un(l);let w=Kt;if(Kt){let x=!0,T=!0,C=10,R,j;M.ori==0?(R=He,j=Ie):(R=Ie,j=He),R&&j&&(x=ve<=C||ve>=K-C,T=$e<=C||$e>=P-C),R&&x&&(ve=ve<Vn?0:K),j&&T&&($e=$e<Fn?0:P),fn(null,!0,!0),Kt=!1}ve=-10,$e=-10,he.fill(null),fn(null,!0,!0),w&&(Kt=w)}function To(l,r,c,d,p,g,_){N._lock||(un(l),Ci(),qi(),l!=null&&ms(xr,s,ve,$e,K,P,null))}function Co(){F.forEach(oh),Ti(s.width,s.height,!0)}$n(gi,Xn,Co);let Gn={};Gn.mousedown=Eo,Gn.mousemove=xo,Gn.mouseup=Mo,Gn.dblclick=To,Gn.setSeries=(l,r,c,d)=>{let p=Me.match[2];c=p(s,r,c),c!=-1&&Dt(c,d,!0,!1)},Ye&&(qe(_r,S,Eo),qe(yl,S,xo),qe(wr,S,l=>{un(l),ps(!1)}),qe(yr,S,Ec),qe(xr,S,To),zl.add(s),s.syncRect=ps);let Fs=s.hooks=t.hooks||{};function Ue(l,r,c){Vi?ds.push([l,r,c]):l in Fs&&Fs[l].forEach(d=>{d.call(null,s,r,c)})}(t.plugins||[]).forEach(l=>{for(let r in l.hooks)Fs[r]=(Fs[r]||[]).concat(l.hooks[r])});let Po=(l,r,c)=>c,Me=Te({key:null,setSeries:!1,filters:{pub:Rr,sub:Rr},scales:[z,k[1]?k[1].scale:null],match:[Dr,Dr,Po],values:[null,null]},N.sync);Me.match.length==2&&Me.match.push(Po),N.sync=Me;let Lo=Me.key,Ki=Ca(Lo);function ms(l,r,c,d,p,g,_){Me.filters.pub(l,r,c,d,p,g,_)&&Ki.pub(l,r,c,d,p,g,_)}Ki.sub(s);function Mc(l,r,c,d,p,g,_){Me.filters.sub(l,r,c,d,p,g,_)&&Gn[l](null,r,c,d,p,g,_)}s.pub=Mc;function Tc(){Ki.unsub(s),zl.delete(s),ln.clear(),Cl(gi,Xn,Co),m.remove(),ue?.remove(),Ue("destroy")}s.destroy=Tc;function Zi(){Ue("init",t,e),ro(e||t.data,!1),U[z]?Fi(z,U[z]):Ci(),zs=be.show&&(be.width>0||be.height>0),cn=ft=!0,Ti(t.width,t.height)}return k.forEach(lo),F.forEach(rc),n?n instanceof HTMLElement?(n.appendChild(m),Zi()):n(s,Zi):Zi(),s}Fe.assign=Te;Fe.fmtNum=Fl;Fe.rangeNum=vi;Fe.rangeLog=wi;Fe.rangeAsinh=Ul;Fe.orient=An;Fe.pxRatio=ce;Fe.join=Ju;Fe.fmtDate=Bl,Fe.tzDate=ad;Fe.sync=Ca;{Fe.addGap=Bd,Fe.clipGaps=Si;let t=Fe.paths={points:Oa};t.linear=Ha,t.stepped=Yd,t.bars=qd,t.spline=Zd}var Fa='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var Jl=150,Wa=[[],[6,4],[2,3],[10,3,2,3]],ah=1e3,Ql=class extends nt{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#n=0;this.#s=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:Jl}));this.#i=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[Gs(Fa),Le`
      :host {
        display: block;
        min-height: ${Jl}px;
      }
    `]}#e;#t;#n;#s;#i;connectedCallback(){super.connectedCallback(),this.#s.observe(this),A.addEventListener("theme",this.#i)}disconnectedCallback(){this.#s.disconnect(),A.removeEventListener("theme",this.#i),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return D`<div aria-hidden="true"></div>`}updated(){let n=this.session;if(n===null||this.clientWidth===0)return;let s=[...n.legs.values()].filter(a=>a.analysed),i=[A.language,...s.map(a=>`${a.id} ${a.role}`)].join(" "),o=performance.now();i===this.#t&&o-this.#n<ah||(this.#n=o,i!==this.#t?(this.#t=i,this.#e?.destroy(),this.#e=new Fe(this.#l(s),Ba(n,s),this.renderRoot.querySelector("div"))):this.#e.setData(Ba(n,s),!1),this.#e.setScale("x",{min:(this.from-n.startedAt)/1e3,max:(this.to-n.startedAt)/1e3}))}#l(n){let s=getComputedStyle(this),i=a=>s.getPropertyValue(a).trim(),o={stroke:i("--muted"),grid:{stroke:i("--line"),width:1},ticks:{stroke:i("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:Jl,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...o,values:(a,u)=>u.map(h=>bt(h*1e3))},{...o,size:44,splits:[-1,0,1]}],series:[{},...n.map((a,u)=>({label:we(a.role),stroke:i(u===0?"--accent":"--second"),width:2,dash:Wa[u%Wa.length],points:{show:!1},spanGaps:!1}))]}}};function Ba(t,e){let n=e.map(o=>{let a=b=>(b+(o.origin??0)-t.startedAt)/1e3,u=[],h=[],m=-1/0;for(let b of o.affect)b.at-m>8e3&&u.length>0&&(u.push(a(m+1)),h.push(null)),u.push(a(b.at)),h.push(b.valence),m=b.at;return[u,h]});if(n.filter(([o])=>o.length>0).length===0)return[[],...e.map(()=>[])];let i=[2];return Fe.join(n,n.map(()=>[1,...i]))}je("es-valence",Ql);var ch=6e4,uh=1e3,Ga=10,ja=6,Xl=class extends _t{static{this.styles=[wt,Le`
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
        <div class="empty"><p>${$("no_session")}</p></div>`;let n=e.endedAt??Math.min(A.now(),A.lostAt??1/0),s=Math.max(e.startedAt,n-hl),i=Math.max(n,s+ch),o=A.route.t===null?null:e.startedAt+A.route.t,a=[...e.legs.values()];return D`
      <header>
        ${this.#t()}
        <h1>${ks(e)}</h1>
        <span class="muted number">${bt(n-e.startedAt)}</span>
        ${e.endedAt===null?ee:D`<span class="muted">${$("ended",{reason:we(e.endReason)})}</span>`}
        <span class="grow"></span>
        ${o===null?D`<span class="muted">${$("live")}</span>`:D`<span class="number">${$("at_moment",{time:bt(A.route.t)})}</span>
              <button @click=${this.#a}>${this.#e?$("copied"):$("copy_link")}</button>
              <button @click=${()=>this.#o(null)}>${$("live")}</button>`}
      </header>
      <section class="panel">
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${$("timeline")}
          aria-valuemin=${Math.round((s-e.startedAt)/1e3)}
          aria-valuemax=${Math.round((n-e.startedAt)/1e3)}
          aria-valuenow=${Math.round(((o??n)-e.startedAt)/1e3)}
          aria-valuetext=${o===null?$("live"):bt(A.route.t)}
          @click=${u=>this.#i(u,e,s,i,n)}
          @keydown=${u=>this.#l(u,e,s,n)}
        >
          ${a.map(u=>D`<div class="lane">
              <h3><span class="role">${we(u.role)}</span>${_l(u)}</h3>
              <es-lane .leg=${u} .from=${s} .to=${i} .until=${n}></es-lane>
            </div>`)}
          ${o===null?ee:D`<div class="cursor" ${ci({left:`${dh(o,s,i)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Array.from({length:ja},(u,h)=>D`<span>${bt(s-e.startedAt+(i-s)*h/(ja-1))}</span>`)}
        </div>
      </section>
      <section class="columns">
        ${a.filter(u=>u.analysed).map(u=>this.#n(u,o))}
        <div class="panel">
          ${this.#s(a,s,n)}
          <h2>${$("valence")}</h2>
          <div class="series">${a.filter(u=>u.analysed).map((u,h)=>fh(u,h))}</div>
          <es-valence .session=${e} .stamp=${`${e.version} ${Math.round(i)}`} .from=${s} .to=${i}></es-valence>
          <p class="hint">${$("valence_hint")}</p>
        </div>
      </section>
      <es-legend></es-legend>
      <p class="hint id">${e.id}</p>
    `}#t(){return D`<a href=${Xt({...A.route,view:"wall"})}>← ${$("back")}</a>`}#n(e,n){let s=hh(e,n),i=s===void 0?[]:s.shares.map((o,a)=>({label:A.model.labels[a],share:o}));return i.sort((o,a)=>a.share-o.share),D`<div class="panel">
      <h2>${$("probabilities")}: ${we(e.role)}</h2>
      ${i.length===0?D`<p class="muted">${s===void 0?$("no_values"):$("no_answer",{reason:we(s.reason??"unknown")})}</p>`:ee}
      <ul>
        ${i.map(({label:o,share:a})=>D`<li>
            <span>${Zn(o)} ${we(o)}</span>
            <span class="bar"><i ${ci({width:`${a*100}%`,background:Ht(o).colour})}></i></span>
            <span class="number">${Math.round(a*100)} %</span>
          </li>`)}
      </ul>
      <dl>
        <dt>${$("model")}</dt>
        <dd>${e.model||"–"}</dd>
        <dt>${$("latency")}</dt>
        <dd class="number">${e.latencyMs===null?"–":`${e.latencyMs} ms`} (${$("inference")} ${e.inferenceMs??"–"} ms)</dd>
        <dt>${$("codec")}</dt>
        <dd>${e.codec||"–"}</dd>
        <dt>${$("quality")}</dt>
        <dd>${e.quality?we(e.quality):"–"}</dd>
      </dl>
    </div>`}#s(e,n,s){let i=ar(e,n,s),o=[...e.map(a=>[we(a.role),i.alone.get(a.id)]),...e.length>1?[[$("overlap"),i.overlap]]:[],[$("silence"),i.silence]];return D`<h2>${$("talk")}</h2>
      <ul class="talk">
        ${o.map(([a,u])=>{let h=i.total===0?0:u/i.total;return D`<li>
            <span>${a}</span>
            <span class="bar"><i ${ci({width:`${h*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(h*100)} %</span>
          </li>`})}
      </ul>`}#i(e,n,s,i,o){let a=e.currentTarget.getBoundingClientRect(),u=s+(e.clientX-a.left)/a.width*(i-s);this.#o(Math.min(u,o)-n.startedAt)}#l(e,n,s,i){let a={ArrowLeft:-1,ArrowRight:1,PageDown:-Ga,PageUp:Ga}[e.key],u=A.route.t??i-n.startedAt;if(a!==void 0)this.#o(Math.max(s,Math.min(i,n.startedAt+u+a*uh))-n.startedAt);else if(e.key==="Home")this.#o(s-n.startedAt);else if(e.key==="End")this.#o(null);else return;e.preventDefault()}#o(e){this.#e=!1,A.go({t:e})}#a=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function dh(t,e,n){return Math.max(0,Math.min(100,(t-e)/(n-e)*100))}function hh(t,e){if(e===null)return t.pieces.findLast(s=>s.reason===null)??t.pieces.at(-1);let n=e-(t.origin??0);return t.pieces.find(s=>s.from<=n&&n<s.to)}function fh(t,e){return D`<span>
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
    `]}render(){let{health:e,model:n}=A,s=[...n.sources.values()];return D`<h1>${$("health")}</h1>
      ${e===null?ee:D`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${$(e.ok?"daemon_ok":"daemon_not_ok")}</p>
            <ul>
              ${e.text.split(`
`).slice(1).map(i=>D`<li>${i}</li>`)}
            </ul>`}
      ${n.overload===null?ee:D`<p class="note bad">! ${$("overload",{hop:n.overload.hop_ms/1e3,legs:n.overload.suspended_legs})}</p>`}
      ${n.lostEvents===0?ee:D`<p class="note bad">! ${$("lost_events",{count:n.lostEvents})}</p>`}
      <div class="wide" tabindex="0" role="region" aria-label=${$("health")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${$("source")}</th>
              <th scope="col">${$("state")}</th>
              <th scope="col">${$("since_column")}</th>
              <th scope="col">${$("detail")}</th>
            </tr>
          </thead>
          <tbody>
            ${s.length===0?D`<tr><td colspan="4">${$("no_source")}</td></tr>`:ee}
            ${s.map(i=>D`<tr>
                <td>${i.id}</td>
                <td>${we(`state_${i.state}`)}</td>
                <td class="number">${bt(A.now()-i.at)}</td>
                <td class="detail">${i.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>`}};je("es-health",eo);var{I:ph}=Zo,Ya=t=>t;var qa=()=>document.createComment(""),rs=(t,e,n)=>{let s=t._$AA.parentNode,i=e===void 0?t._$AB:e._$AA;if(n===void 0){let o=s.insertBefore(qa(),i),a=s.insertBefore(qa(),i);n=new ph(o,a,t,t.options)}else{let o=n._$AB.nextSibling,a=n._$AM,u=a!==t;if(u){let h;n._$AQ?.(t),n._$AM=t,n._$AP!==void 0&&(h=t._$AU)!==a._$AU&&n._$AP(h)}if(o!==i||u){let h=n._$AA;for(;h!==o;){let m=Ya(h).nextSibling;Ya(s).insertBefore(h,i),h=m}}}return n},sn=(t,e,n=t)=>(t._$AI(e,n),t),mh={},Ka=(t,e=mh)=>t._$AH=e,Za=t=>t._$AH,Ei=t=>{t._$AR(),t._$AA.remove()};var Ja=(t,e,n)=>{let s=new Map;for(let i=e;i<=n;i++)s.set(t[i],i);return s},Qa=ai(class extends qn{constructor(t){if(super(t),t.type!==ri.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,n){let s;n===void 0?n=e:e!==void 0&&(s=e);let i=[],o=[],a=0;for(let u of t)i[a]=s?s(u,a):a,o[a]=n(u,a),a++;return{values:o,keys:i}}render(t,e,n){return this.dt(t,e,n).values}update(t,[e,n,s]){let i=Za(t),{values:o,keys:a}=this.dt(e,n,s);if(!Array.isArray(i))return this.ut=a,o;let u=this.ut??=[],h=[],m,b,f=0,v=i.length-1,y=0,S=o.length-1;for(;f<=v&&y<=S;)if(i[f]===null)f++;else if(i[v]===null)v--;else if(u[f]===a[y])h[y]=sn(i[f],o[y]),f++,y++;else if(u[v]===a[S])h[S]=sn(i[v],o[S]),v--,S--;else if(u[f]===a[S])h[S]=sn(i[f],o[S]),rs(t,h[S+1],i[f]),f++,S--;else if(u[v]===a[y])h[y]=sn(i[v],o[y]),rs(t,i[f],i[v]),v--,y++;else if(m===void 0&&(m=Ja(a,y,S),b=Ja(u,f,v)),m.has(u[f]))if(m.has(u[v])){let L=b.get(a[y]),V=L!==void 0?i[L]:null;if(V===null){let W=rs(t,i[f]);sn(W,o[y]),h[y]=W}else h[y]=sn(V,o[y]),rs(t,i[f],V),i[L]=null;y++}else Ei(i[v]),v--;else Ei(i[f]),f++;for(;y<=S;){let L=rs(t,h[S+1]);sn(L,o[y]),h[y++]=L}for(;f<=v;){let L=i[f++];L!==null&&Ei(L)}return this.ut=a,Ka(t,h),vt}});var gh=2e3,to=class extends _t{static{this.styles=[wt,Le`
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
    `]}#e=[];#t=0;#n="";render(){let e=this.#l(A.route),n=A.model.sessions.size;return D`
      <div class="tools">
        <h1>${n===1?$("session"):$("sessions",{count:n})}</h1>
        ${this.#s("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#s("filter_state","state",[...A.model.labels,"none"])}
        <label>
          ${$("sort")}
          <select @change=${s=>A.go({sort:s.target.value})}>
            ${["need","newest","name"].map(s=>D`<option value=${s} ?selected=${A.route.sort===s}>${$(`sort_${s}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#i(n):ee}
      <div class="grid ${e.length<=4?"few":""} ${e.length===1?"one":""}">
        ${Qa(e,s=>s.id,s=>D`<es-tile .session=${s} .stamp=${_h(s)}></es-tile>`)}
      </div>
      <es-legend></es-legend>
    `}#s(e,n,s){return D`<label>
      ${$(e)}
      <select @change=${i=>A.go({[n]:i.target.value})}>
        <option value="">${$("all")}</option>
        ${s.map(i=>D`<option value=${i} ?selected=${A.route[n]===i}>${we(i)}</option>`)}
      </select>
    </label>`}#i(e){if(e>0)return D`<div class="empty"><h2>${$("no_match")}</h2></div>`;let n=[...A.model.sources.values()];return D`<div class="empty">
      <h2>${$("nobody")}</h2>
      <p class="muted">${$("nobody_hint")}</p>
      <ul>
        ${n.length===0?D`<li>${$("no_source")}</li>`:ee}
        ${n.map(s=>D`<li>${s.id}: ${we(`state_${s.state}`)}</li>`)}
      </ul>
    </div>`}#l(e){let n=[...A.model.sessions.values()].filter(a=>bh(a,e)),s=`${e.sort} ${e.role} ${e.state}`,i=performance.now();(s!==this.#n||i-this.#t>gh)&&(this.#n=s,this.#t=i,this.#e=n.sort(vh[e.sort]).map(a=>a.id));let o=new Map(this.#e.map((a,u)=>[a,u]));return n.sort((a,u)=>(o.get(a.id)??1/0)-(o.get(u.id)??1/0)||a.startedAt-u.startedAt)}},vh={need:(t,e)=>+(t.endedAt!==null)-+(e.endedAt!==null)||di(e)-di(t)||Xa(t)-Xa(e)||t.id.localeCompare(e.id),newest:(t,e)=>e.startedAt-t.startedAt,name:(t,e)=>t.id.localeCompare(e.id)};function Xa(t){return Math.min(t.startedAt,...[...t.legs.values()].map(e=>e.since??1/0))}function bh(t,e){return[...t.legs.values()].filter(s=>e.role===""||s.role===e.role).some(s=>e.state===""||s.state===e.state)}function _h(t){return`${t.version} ${Math.floor(A.now()/1e3)} ${A.isStale} ${A.language}`}je("es-wall",to);var no=class extends _t{static{this.styles=[wt,Le`
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
    `]}render(){return document.title=$("title"),D`
      <a class="skip" href="#main" @click=${this.#o}>${$("skip")}</a>
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
          <b>${$("title")}</b>
        </span>
        <nav aria-label=${$("title")}>
          ${this.#e("wall",$("wall"))} ${this.#e("health",$("nav_health"))}
        </nav>
        <span class="status ${A.status}" role="status"><i aria-hidden="true"></i>${$(A.status)}</span>
        <button @click=${()=>A.togglePause()} aria-label=${$(A.isPaused?"resume":"pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${A.isPaused?xs`<path d="M7 4v16l13-8Z" />`:xs`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${$(A.isPaused?"resume":"pause")}</span>
        </button>
        ${this.#s()}
      </div>
      ${this.#n()}
      <main id="main" tabindex="-1">${A.status==="token"?this.#i():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${A.announcement}</div>
    `}#e(e,n){let s=A.route.view===e||e==="wall"&&A.route.view==="session";return D`<a href=${Xt({...A.route,view:e})} aria-current=${s?"page":ee}>${n}</a>`}#t(){return A.route.view==="health"?D`<es-health></es-health>`:A.route.view==="session"?D`<es-detail></es-detail>`:D`<es-wall></es-wall>`}#n(){return A.status==="refused"?D`<p class="banner" role="alert">${$("refused_detail")}</p>`:A.lostAt!==null&&A.status!=="token"&&A.clock()-A.lostAt>Ss/5?D`<p class="banner" role="alert">${$("lost_detail",{time:oi(A.lostAt)})}</p>`:A.isPaused?D`<p class="banner">${$("paused_display")}</p>`:ee}#s(){let e=["auto","light","dark"];return D`<details>
      <summary aria-label=${`${$("theme")}, ${$("language")}`}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
          <path d="M4 7h16M4 17h16" stroke-linecap="round" />
          <circle cx="9" cy="7" r="2.6" fill="var(--raised)" />
          <circle cx="15" cy="17" r="2.6" fill="var(--raised)" />
        </svg>
      </summary>
      <div class="menu">
        <label>
          ${$("theme")}
          <select @change=${n=>A.setTheme(n.target.value)}>
            ${e.map(n=>D`<option value=${n} ?selected=${A.theme===n}>${$(`theme_${n}`)}</option>`)}
          </select>
        </label>
        <label>
          ${$("language")}
          <select @change=${n=>A.setLanguage(n.target.value)}>
            ${Object.entries(wn).map(([n,s])=>D`<option value=${n} lang=${n} ?selected=${A.language===n}>${s.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#i(){return D`<form @submit=${this.#l}>
      <h1>${$("token_title")}</h1>
      <p class="muted">${$("token_why")}</p>
      <label>${$("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${A.tokenIsWrong?$("token_wrong"):""}</p>
      <button type="submit">${$("sign_in")}</button>
    </form>`}#l=e=>{e.preventDefault(),A.signIn(String(new FormData(e.target).get("token")))};#o=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};je("es-app",no);A.start();
