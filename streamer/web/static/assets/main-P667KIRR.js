var eo=globalThis,to=eo.ShadowRoot&&(eo.ShadyCSS===void 0||eo.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,yi=Symbol(),vl=new WeakMap,$s=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==yi)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(to&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=vl.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&vl.set(t,e))}return e}toString(){return this.cssText}},no=s=>new $s(typeof s=="string"?s:s+"",void 0,yi),re=(s,...e)=>{let t=s.length===1?s[0]:e.reduce((n,o,i)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+s[i+1],s[0]);return new $s(t,s,yi)},_l=(s,e)=>{if(to)s.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=eo.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,s.appendChild(n)}},xi=to?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return no(t)})(s):s;var{is:Yu,defineProperty:Zu,getOwnPropertyDescriptor:Ju,getOwnPropertyNames:Qu,getOwnPropertySymbols:Xu,getPrototypeOf:ed}=Object,so=globalThis,yl=so.trustedTypes,td=yl?yl.emptyScript:"",nd=so.reactiveElementPolyfillSupport,Ss=(s,e)=>s,ki={toAttribute(s,e){switch(e){case Boolean:s=s?td:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let t=s;switch(e){case Boolean:t=s!==null;break;case Number:t=s===null?null:Number(s);break;case Object:case Array:try{t=JSON.parse(s)}catch{t=null}}return t}},kl=(s,e)=>!Yu(s,e),xl={attribute:!0,type:String,converter:ki,reflect:!1,useDefault:!1,hasChanged:kl};Symbol.metadata??=Symbol("metadata"),so.litPropertyMetadata??=new WeakMap;var Gt=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=xl){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&Zu(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:i}=Ju(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:o,set(r){let c=o?.call(this);i?.call(this,r),this.requestUpdate(e,c,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??xl}static _$Ei(){if(this.hasOwnProperty(Ss("elementProperties")))return;let e=ed(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Ss("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Ss("properties"))){let t=this.properties,n=[...Qu(t),...Xu(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(xi(o))}else e!==void 0&&t.push(xi(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return _l(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:ki).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(o):this.setAttribute(o,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let i=n.getPropertyOptions(o),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:ki;this._$Em=o;let c=r.fromAttribute(t,i.type);this[o]=c??this._$Ej?.get(o)??c,this._$Em=null}}requestUpdate(e,t,n,o=!1,i){if(e!==void 0){let r=this.constructor;if(o===!1&&(i=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??kl)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:i},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),i!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,i]of this._$Ep)this[o]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,i]of n){let{wrapped:r}=i,c=this[o];r!==!0||this._$AL.has(o)||c===void 0||this.C(o,void 0,i,c)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};Gt.elementStyles=[],Gt.shadowRootOptions={mode:"open"},Gt[Ss("elementProperties")]=new Map,Gt[Ss("finalized")]=new Map,nd?.({ReactiveElement:Gt}),(so.reactiveElementVersions??=[]).push("2.1.2");var Si=globalThis,$l=s=>s,oo=Si.trustedTypes,Sl=oo?oo.createPolicy("lit-html",{createHTML:s=>s}):void 0,Ai="$lit$",qt=`lit$${Math.random().toFixed(9).slice(2)}$`,Ei="?"+qt,sd=`<${Ei}>`,xn=document,Es=()=>xn.createComment(""),Ms=s=>s===null||typeof s!="object"&&typeof s!="function",Mi=Array.isArray,Pl=s=>Mi(s)||typeof s?.[Symbol.iterator]=="function",$i=`[ 	
\f\r]`,As=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Al=/-->/g,El=/>/g,_n=RegExp(`>|${$i}(?:([^\\s"'>=/]+)(${$i}*=${$i}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ml=/'/g,Tl=/"/g,Cl=/^(?:script|style|textarea|title)$/i,Ti=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),y=Ti(1),Ls=Ti(2),Gf=Ti(3),yt=Symbol.for("lit-noChange"),M=Symbol.for("lit-nothing"),Ll=new WeakMap,yn=xn.createTreeWalker(xn,129);function Rl(s,e){if(!Mi(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return Sl!==void 0?Sl.createHTML(e):e}var Dl=(s,e)=>{let t=s.length-1,n=[],o,i=e===2?"<svg>":e===3?"<math>":"",r=As;for(let c=0;c<t;c++){let u=s[c],p,w,f=-1,g=0;for(;g<u.length&&(r.lastIndex=g,w=r.exec(u),w!==null);)g=r.lastIndex,r===As?w[1]==="!--"?r=Al:w[1]!==void 0?r=El:w[2]!==void 0?(Cl.test(w[2])&&(o=RegExp("</"+w[2],"g")),r=_n):w[3]!==void 0&&(r=_n):r===_n?w[0]===">"?(r=o??As,f=-1):w[1]===void 0?f=-2:(f=r.lastIndex-w[2].length,p=w[1],r=w[3]===void 0?_n:w[3]==='"'?Tl:Ml):r===Tl||r===Ml?r=_n:r===Al||r===El?r=As:(r=_n,o=void 0);let k=r===_n&&s[c+1].startsWith("/>")?" ":"";i+=r===As?u+sd:f>=0?(n.push(p),u.slice(0,f)+Ai+u.slice(f)+qt+k):u+qt+(f===-2?c:k)}return[Rl(s,i+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},Ts=class s{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let i=0,r=0,c=e.length-1,u=this.parts,[p,w]=Dl(e,t);if(this.el=s.createElement(p,n),yn.currentNode=this.el.content,t===2||t===3){let f=this.el.content.firstChild;f.replaceWith(...f.childNodes)}for(;(o=yn.nextNode())!==null&&u.length<c;){if(o.nodeType===1){if(o.hasAttributes())for(let f of o.getAttributeNames())if(f.endsWith(Ai)){let g=w[r++],k=o.getAttribute(f).split(qt),E=/([.?@])?(.*)/.exec(g);u.push({type:1,index:i,name:E[2],strings:k,ctor:E[1]==="."?ro:E[1]==="?"?lo:E[1]==="@"?ao:$n}),o.removeAttribute(f)}else f.startsWith(qt)&&(u.push({type:6,index:i}),o.removeAttribute(f));if(Cl.test(o.tagName)){let f=o.textContent.split(qt),g=f.length-1;if(g>0){o.textContent=oo?oo.emptyScript:"";for(let k=0;k<g;k++)o.append(f[k],Es()),yn.nextNode(),u.push({type:2,index:++i});o.append(f[g],Es())}}}else if(o.nodeType===8)if(o.data===Ei)u.push({type:2,index:i});else{let f=-1;for(;(f=o.data.indexOf(qt,f+1))!==-1;)u.push({type:7,index:i}),f+=qt.length-1}i++}}static createElement(e,t){let n=xn.createElement("template");return n.innerHTML=e,n}};function kn(s,e,t=s,n){if(e===yt)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,i=Ms(e)?void 0:e._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(s),o._$AT(s,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=kn(s,o._$AS(s,e.values),o,n)),e}var io=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??xn).importNode(t,!0);yn.currentNode=o;let i=yn.nextNode(),r=0,c=0,u=n[0];for(;u!==void 0;){if(r===u.index){let p;u.type===2?p=new Qn(i,i.nextSibling,this,e):u.type===1?p=new u.ctor(i,u.name,u.strings,this,e):u.type===6&&(p=new co(i,this,e)),this._$AV.push(p),u=n[++c]}r!==u?.index&&(i=yn.nextNode(),r++)}return yn.currentNode=xn,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},Qn=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=M,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=kn(this,e,t),Ms(e)?e===M||e==null||e===""?(this._$AH!==M&&this._$AR(),this._$AH=M):e!==this._$AH&&e!==yt&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Pl(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==M&&Ms(this._$AH)?this._$AA.nextSibling.data=e:this.T(xn.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=Ts.createElement(Rl(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let i=new io(o,this),r=i.u(this.options);i.p(t),this.T(r),this._$AH=i}}_$AC(e){let t=Ll.get(e.strings);return t===void 0&&Ll.set(e.strings,t=new Ts(e)),t}k(e){Mi(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let i of e)o===t.length?t.push(n=new s(this.O(Es()),this.O(Es()),this,this.options)):n=t[o],n._$AI(i),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=$l(e).nextSibling;$l(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},$n=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,i){this.type=1,this._$AH=M,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=M}_$AI(e,t=this,n,o){let i=this.strings,r=!1;if(i===void 0)e=kn(this,e,t,0),r=!Ms(e)||e!==this._$AH&&e!==yt,r&&(this._$AH=e);else{let c=e,u,p;for(e=i[0],u=0;u<i.length-1;u++)p=kn(this,c[n+u],t,u),p===yt&&(p=this._$AH[u]),r||=!Ms(p)||p!==this._$AH[u],p===M?e=M:e!==M&&(e+=(p??"")+i[u+1]),this._$AH[u]=p}r&&!o&&this.j(e)}j(e){e===M?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ro=class extends $n{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===M?void 0:e}},lo=class extends $n{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==M)}},ao=class extends $n{constructor(e,t,n,o,i){super(e,t,n,o,i),this.type=5}_$AI(e,t=this){if((e=kn(this,e,t,0)??M)===yt)return;let n=this._$AH,o=e===M&&n!==M||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==M&&(n===M||o);o&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},co=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){kn(this,e)}},Ol={M:Ai,P:qt,A:Ei,C:1,L:Dl,R:io,D:Pl,V:kn,I:Qn,H:$n,N:lo,U:ao,B:ro,F:co},od=Si.litHtmlPolyfillSupport;od?.(Ts,Qn),(Si.litHtmlVersions??=[]).push("3.3.3");var zl=(s,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let i=t?.renderBefore??null;n._$litPart$=o=new Qn(e.insertBefore(Es(),i),i,void 0,t??{})}return o._$AI(s),o};var Li=globalThis,Ce=class extends Gt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=zl(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return yt}};Ce._$litElement$=!0,Ce.finalized=!0,Li.litElementHydrateSupport?.({LitElement:Ce});var id=Li.litElementPolyfillSupport;id?.({LitElement:Ce});(Li.litElementVersions??=[]).push("4.2.2");function _e(s){let e=Math.max(0,Math.floor(s/1e3)),t=[Math.floor(e/3600),Math.floor(e/60)%60,e%60];return(t[0]===0?t.slice(1):t).map((o,i)=>i===0?String(o):String(o).padStart(2,"0")).join(":")}var Nl=1e3,Il=60*Nl,Pi=[1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,14400,28800].map(s=>s*Nl);function Hl(s,e,t){let n=Pi.find(i=>(e-s)/i<t)??Math.ceil((e-s)/t/(60*Il))*60*Il,o=Math.ceil(s/n)*n;return Array.from({length:Math.floor((e-o)/n)+1},(i,r)=>o+r*n)}function nn(s,e){return new Date(s).toLocaleTimeString(e,{hour:"2-digit",minute:"2-digit",second:"2-digit"})}var Ul={name:"Deutsch",title:"Emotion Streamer",wall:"Übersicht",health:"Quellen und Zustand",nav_health:"Zustand",skip:"Zum Inhalt",pause:"Anzeige anhalten",resume:"Anzeige fortsetzen",paused_display:"Die Anzeige ist angehalten; Ereignisse werden weiter aufgenommen.",theme:"Darstellung",theme_auto:"Wie das System",theme_light:"Hell",theme_dark:"Dunkel",language:"Sprache",connecting:"verbindet",open:"live",lost:"getrennt",token:"Token nötig",refused:"abgelehnt",lost_detail:"Der Dienst antwortet nicht. Gezeigt wird der Stand von {time}. Neuer Versuch läuft.",refused_detail:"Der Dienst lässt diese Seite nicht ein. Ihre Adresse muss in websocket.origins stehen.",token_title:"Dieser Dienst verlangt ein Token",token_why:"Es bleibt in diesem Tab und wird nur gesendet, um Eintrittskarten zu holen.",token_label:"Token",token_wrong:"Der Dienst kennt dieses Token nicht.",sign_in:"Verbinden",nobody:"Noch hat niemand gesprochen",nobody_hint:"Sagen Sie etwas, oder rufen Sie an: Mit dem ersten Ton erscheint hier ein Gespräch.",no_match:"Kein Gespräch passt zum Filter",no_source:"noch hat sich keine Quelle gemeldet",sessions:"{count} Gespräche",sessions_one:"{count} Gespräch",filter_role:"Rolle",filter_state:"Zustand",sort:"Reihenfolge",sort_need:"nach Bedarf",sort_newest:"neueste zuerst",sort_name:"nach Namen",all:"alle",customer:"Kunde",agent:"Agent",unknown:"Stimme",mixed:"beide Seiten",not_analysed:"nicht ausgewertet",none:"keine Emotion",speaking:"spricht",silent:"still",source_away:"kein Ton von {source}",stale:"nichts Neues seit {time}",since:"seit {time}",ended:"beendet: {reason}",minutes_ago:"vor 3 Minuten",now:"jetzt",legend:"Legende",hatch_silent:"niemand sprach",hatch_unsure:"unsicher",hatch_lost:"Ton verloren",hatch_paused:"pausiert",hatch_unknown:"nicht bekannt",unsure:"unsicher",open_session:"Gespräch {id} öffnen",back:"Zurück zur Übersicht",no_session:"Dieses Gespräch ist nicht bekannt oder schon länger beendet.",live:"Live",at_moment:"Stelle {time}",copy_link:"Link zu dieser Stelle kopieren",copied:"Kopiert",talk:"Redezeit",overlap:"beide zugleich",overlap_many:"mehrere zugleich",talk_nobody:"niemand",talk_others:"andere oder niemand",silence:"niemand sprach",valence:"Valenz",valence_hint:"über 0 angenehm, unter 0 unangenehm; aus den Wahrscheinlichkeiten abgeleitet, nicht gemessen",latency:"Latenz",inference:"Modell",codec:"Codec",quality:"Tonqualität",model:"Modell",probabilities:"Was die Stimme ausdrückt",timeline:"Zeitachse des Gesprächs. Pfeiltasten verschieben die Stelle, Ende führt zurück zum Live-Bild.",no_values:"noch keine Werte",no_values_here:"keine Werte an dieser Stelle",no_answer:"Hier keine Antwort: {reason}",low_confidence:"das Modell ist unsicher",too_short:"weniger als eine Sekunde Sprache",audio_lost:"Ton ging verloren",no_speech:"niemand sprach",music_or_tone:"Musik oder ein Ton",overload:"der Dienst war überlastet",paused:"die Auswertung war pausiert",good:"gut",degraded:"beeinträchtigt",poor:"schlecht",hangup:"aufgelegt",timeout:"kein Ton mehr",error:"Fehler",shutdown:"der Dienst hielt an",daemon_restart:"der Dienst startete neu",node_lost:"der Rechner ging verloren",source:"Quelle",state:"Zustand",detail:"Einzelheiten",reported:"Letzte Meldung",ago:"vor {time}",daemon_ok:"Alle Teile des Dienstes sind in Ordnung.",daemon_not_ok:"Nicht alle Teile des Dienstes sind in Ordnung.",lost_events:"{count} Ereignisse auf dem Weg hierher verloren",lost_events_one:"{count} Ereignis auf dem Weg hierher verloren",overloaded:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {count} Stimmen ausgesetzt.",overloaded_one:"Der Dienst ist überlastet: Ergebnisse alle {hop} s, {count} Stimme ausgesetzt.",events_say:"Eine Emotion ist hier, was eine Stimme ausdrückt, als Wahrscheinlichkeit; nie, was ein Mensch fühlt.",announce:"{role}, Gespräch {id}: {state}",coach:"Coach",coach_intro:"Zum Üben, wie eine Stimme wirkt. Er vergleicht, was eine Stimme ausdrückt, mit einem Ziel; er urteilt nicht, und weiß nicht, was jemand fühlt.",coach_nobody:"Gerade übt niemand",coach_how:"Wer spricht, bekommt hier Hinweise, wenn in der Konfiguration unter [coach] ein Ziel steht, und die Rolle dessen, der spricht:",cue_begin:"Zu üben: {target}",cue_more:"Mehr davon: {label}",cue_less:"Weniger davon: {label}",cue_on_target:"Das ist der Ausdruck, den Sie üben",cue_hint:"Balken: was die letzten Sekunden Sprache ausdrückten. Striche: das Ziel. Sie ändern sich mit dem nächsten Hinweis.",target_hint:"Striche: das Ziel.",take:"Aufnahme",take_at:"Aufnahme, die um {time} endete",share_of_time:"Anteil an der Zeit",stretches:"Fern vom Ziel",from_to:"{from} bis {to}",more_and_less:"zu viel {more}, zu wenig {less}",mixtures:"Zugleich gehört",comparison:"Verglichen mit früheren Aufnahmen",closest:"Näher am Ziel als alle Aufnahmen davor: Abstand {now}, zuvor {before}.",not_closest:"Abstand {now}; die nächste Aufnahme davor hatte {best}.",distance:"Abstand vom Ziel",coach_too_little:"Für einen Bericht wurde zu wenig gesprochen.",coach_heard:"In {time} Sprache drückte die Stimme aus: {shares}.",coach_near:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe.",coach_away:"Dem Ziel, {target}, war sie in {percent} dieser Zeit nahe; am längsten fern war sie von {from} bis {to}: mehr {more}, weniger {less}.",coach_same:"Beim nächsten Mal: genauso, oder ein anderes Ziel.",coach_next:"Beim nächsten Mal: mehr {label} hören lassen.",microphone:"Mikrofon dieses Browsers",microphone_start:"Einschalten",microphone_stop:"Mikrofon ausschalten",microphone_is_on:"Mikrofon an",microphone_device:"Gerät",microphone_off:"Aus. Ihr Browser fragt, bevor etwas gesendet wird, und nur an diesen Dienst.",microphone_asking:"Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf.",microphone_connecting:"Verbindet. Was jetzt gesagt wird, wird nicht gesendet.",microphone_on:"An: Was es hört, wird an diesen Dienst gesendet.",microphone_muted:"Das System hat es stummgeschaltet.",microphone_lost:"{seconds} s gingen verloren, da das Netz zu langsam ist.",microphone_denied:"Der Browser lässt diese Seite das Mikrofon nicht benutzen. Erlauben Sie es in den Einstellungen der Seite, und schalten Sie es wieder ein.",microphone_missing:"Es gibt kein Mikrofon, oder es wurde abgezogen.",microphone_busy:"Ein anderes Programm benutzt das Mikrofon.",microphone_insecure:"Browser öffnen das Mikrofon nur für Seiten mit https, oder dieses Rechners.",microphone_unconfigured:"Dieser Dienst nimmt keine Mikrofone von Browsern an: Seine Konfiguration hat kein [[streams]] mit dem Pfad /browser.",microphone_refused:"Dieses Token darf keinen Ton senden: Es braucht den Scope stream.",alert_open:"Alarm: {rule}",alert_acknowledged:"Quittiert: {rule}",alerts:"Alarme",no_alert:"Kein Alarm",acknowledge:"Quittieren",acknowledged:"quittiert",acknowledged_by:"quittiert von {who}",cleared:"vorbei: {reason}",alert_above:"{labels}: {probability}, ab {threshold}",alert_rising:"{labels} steigt: {probability}",alert_silence:"niemand spricht",announce_alert:"Alarm {rule}, {role}, Gespräch {id}",announce_alert_session:"Alarm {rule}, Gespräch {id}",announce_more:"{text} und {count} weitere Alarme",announce_more_one:"{text} und {count} weiterer Alarm",not_acknowledged:"Nicht quittiert: {reason}",no_answer_daemon:"der Dienst antwortet nicht",mark_hint:"Um zu sagen, ob das stimmt, einen Moment auf der Zeitachse wählen.",mark_question:"„{label}“ an dieser Stelle?",mark_right:"Stimmt",mark_wrong:"Stimmt nicht",mark_correct:"Richtig wäre",mark_unknown:"etwas anderes",mark_keep:"Als falsch vermerken",mark_kept:"Vermerkt, danke",mark_failed:"Nicht vermerkt: {reason}",cancel:"Abbrechen",waiting_session:"Das Gespräch hat noch nicht begonnen",wrong_role:"Das Attribut roles enthält {role}; erwartet sind welche von {roles}.",no_address:"Das Attribut url muss die Adresse des Dienstes sein.",refused_element:"Der Dienst lässt hier niemanden ein: {reason}",lost_element:"Keine Verbindung seit {time}. Neuer Versuch läuft.",paused_element:"Angehalten; dahinter geht es weiter.",below:"nicht mehr so",speech:"jemand spricht",role_changed:"andere Rolle",session_ended:"das Gespräch ist zu Ende",rule_changed:"andere Regel",state_ok:"in Ordnung",state_silent:"still",state_lost:"verloren",state_starting:"startet",state_stopped:"angehalten",listening:"Was zuhört",listening_off:"In der Konfiguration nicht eingeschaltet: {tables}.",kind_microphone:"Mikrofon dieses Dienstes",kind_demo:"Aufnahme zur Vorführung",kind_rtp:"Anrufe über RTP",kind_siprec:"Aufzeichnungs-Clients (SIPREC)",kind_stream:"Anrufe über {dialect}",kind_audiosocket:"Anrufe über {dialect}",kind_browser:"Mikrofone von Browsern",open_sessions:"{count} Gespräche jetzt",open_sessions_one:"{count} Gespräch jetzt",open_connections:"{count} Verbindungen",open_connections_one:"{count} Verbindung",came_sessions:"{count} Gespräche seit dem Start",came_sessions_one:"{count} Gespräch seit dem Start",came_packets:"{count} Pakete seit dem Start, und kein Gespräch",came_packets_one:"{count} Paket seit dem Start, und kein Gespräch",came_connections:"{count} Verbindungen seit dem Start, und kein Gespräch",came_connections_one:"{count} Verbindung seit dem Start, und kein Gespräch",came_nothing:"Seit dem Start kam nichts",turned_away:"Abgewiesen",bad_origin:"Seite nicht in websocket.origins",unauthorized:"Token oder Signatur fehlt oder ist falsch",forbidden:"Token erlaubt kein Senden von Ton",address_not_allowed:"Adresse nicht in allowed",bad_request:"nicht verstanden",too_many_requests:"zu viele Anfragen",too_many_streams:"zu viele Ströme",over_load:"kein Platz auf diesem Rechner",stream_unavailable:"startet oder hält an",stream_connected:"schon verbunden",over_capacity:"zu viele Stimmen",over_host_quota:"zu viele Stimmen eines Rechners",over_host_rate:"zu viele neue Stimmen eines Rechners zugleich",over_port_quota:"zu viele Stimmen eines Ports",over_rate:"zu viele neue Stimmen zugleich",history:"Verlauf",history_of_none:"Kein Dienst hinter diesem Gateway führt einen Verlauf. Ihre Konfigurationen schalten ihn ein:",history_without:"Nicht enthalten, da sie nicht antworten: {daemons}",history_none:"Dieser Dienst führt keinen Verlauf. Die Konfiguration schaltet ihn ein:",history_no_match:"Kein Gespräch passt zu dem, was gesucht wird.",history_empty:"Nichts gefunden. Was von nun an gesagt wird, steht später hier.",from:"Von",until:"Bis",any_alert:"irgendein Alarm",session_id:"Gespräch",find:"Suchen",loading:"Lädt",more:"Mehr",export_as:"Datei",export:"Exportieren",goes_on:"noch kein Ende",nobody_spoke:"niemand sprach",back_history:"Zurück zum Verlauf",from_history:"Aus dem Verlauf",whole_session:"Ganzes Gespräch",forget:"Vergessen",forget_title:"Dieses Gespräch vergessen?",forget_what:"Alles, was von {id} aufbewahrt ist, wird gelöscht: für alle und für immer.",left_open:"der Dienst endete vorher",angry:"verärgert",disgust:"angewidert",fearful:"ängstlich",sad:"traurig",surprised:"überrascht",happy:"fröhlich",calm:"ruhig",neutral:"neutral"};var Ci={name:"English",title:"Emotion Streamer",wall:"Wall",health:"Sources and health",nav_health:"Health",skip:"Skip to content",pause:"Pause display",resume:"Resume display",paused_display:"The display is paused; events are still taken in.",theme:"Theme",theme_auto:"As the system",theme_light:"Light",theme_dark:"Dark",language:"Language",connecting:"connecting",open:"live",lost:"disconnected",token:"token needed",refused:"refused",lost_detail:"The daemon does not answer. What is shown is from {time}. Trying again.",refused_detail:"The daemon does not let this page in. Its address must be in websocket.origins.",token_title:"This daemon needs a token",token_why:"It is kept in this tab only, and sent only to ask for tickets.",token_label:"Token",token_wrong:"The daemon does not know this token.",sign_in:"Connect",nobody:"Nobody has spoken yet",nobody_hint:"Say something, or make a call: a session appears here with the first audio.",no_match:"No session matches the filter",no_source:"no source has reported yet",sessions:"{count} sessions",sessions_one:"{count} session",filter_role:"Role",filter_state:"State",sort:"Sort",sort_need:"by need",sort_newest:"newest first",sort_name:"by name",all:"all",customer:"customer",agent:"agent",unknown:"speaker",mixed:"both parties",not_analysed:"not analysed",none:"no emotion",speaking:"speaking",silent:"silent",stale:"nothing new since {time}",source_away:"no audio from {source}",since:"for {time}",ended:"ended: {reason}",minutes_ago:"3 minutes ago",now:"now",legend:"Legend",hatch_silent:"nobody spoke",hatch_unsure:"unsure",hatch_lost:"audio lost",hatch_paused:"paused",hatch_unknown:"not known",unsure:"unsure",open_session:"Open session {id}",back:"Back to the wall",no_session:"This session is not known, or has ended a while ago.",live:"Live",at_moment:"Moment {time}",copy_link:"Copy a link to this moment",copied:"Copied",talk:"Talk time",overlap:"both at once",overlap_many:"several at once",talk_nobody:"nobody",talk_others:"others, or nobody",silence:"nobody spoke",valence:"Valence",valence_hint:"above 0 pleasant, below 0 unpleasant; derived from the probabilities, not measured",latency:"latency",inference:"model",codec:"codec",quality:"audio quality",model:"model",probabilities:"What the voice expresses",timeline:"Timeline of the session. Arrow keys move the moment, End returns to live.",no_values:"no values yet",no_values_here:"no values at this moment",no_answer:"No answer here: {reason}",low_confidence:"the model is unsure",too_short:"less than a second of speech",audio_lost:"audio was lost",no_speech:"nobody spoke",music_or_tone:"music or a tone",overload:"the daemon was overloaded",paused:"the analysis was paused",good:"good",degraded:"degraded",poor:"poor",hangup:"hung up",timeout:"no more audio",error:"error",shutdown:"the daemon stopped",daemon_restart:"the daemon restarted",node_lost:"the machine was lost",source:"Source",state:"State",detail:"Detail",reported:"Last report",ago:"{time} ago",daemon_ok:"Every part of the daemon is well.",daemon_not_ok:"Not every part of the daemon is well.",lost_events:"{count} events lost on their way here",lost_events_one:"{count} event lost on its way here",overloaded:"The daemon is overloaded: results every {hop} s, {count} legs suspended.",overloaded_one:"The daemon is overloaded: results every {hop} s, {count} leg suspended.",events_say:"An emotion here is what a voice expresses, as a probability; never what a person feels.",announce:"{role}, session {id}: {state}",coach:"Coach",coach_intro:"For practising how a voice comes across. It compares what a voice expresses with a target; it does not judge, and does not know what anybody feels.",coach_nobody:"Nobody practises now",coach_how:"Who speaks gets a cue here, where the configuration has a target in [coach], and the role of who speaks:",cue_begin:"To practise: {target}",cue_more:"More of this: {label}",cue_less:"Less of this: {label}",cue_on_target:"That is the expression you practise",cue_hint:"Bars: what the last seconds of speech expressed. Marks: the target. They change with the next cue.",target_hint:"Marks: the target.",take:"Take",take_at:"Take that ended at {time}",share_of_time:"Share of the time",stretches:"Away from the target",from_to:"{from} to {to}",more_and_less:"too much {more}, too little {less}",mixtures:"Heard at once",comparison:"Compared with earlier takes",closest:"Closer to the target than all takes before: distance {now}, before {before}.",not_closest:"Distance {now}; the closest take before had {best}.",distance:"Distance from the target",coach_too_little:"There was too little speech for a report.",coach_heard:"In {time} of speech the voice expressed {shares}.",coach_near:"It was near the target, {target}, for {percent} of that time.",coach_away:"It was near the target, {target}, for {percent} of that time; the longest stretch away from it, {from} to {to}, had more {more} and less {less}.",coach_same:"For the next take: the same again, or another target.",coach_next:"For the next take, let more {label} be heard.",microphone:"Microphone of this browser",microphone_start:"Switch on",microphone_stop:"Switch the microphone off",microphone_is_on:"Microphone on",microphone_device:"Device",microphone_off:"Off. Your browser asks before anything is sent, and only to this daemon.",microphone_asking:"Your browser asks whether this page may use the microphone.",microphone_connecting:"Connecting. What is said now is not sent.",microphone_on:"On: what it hears is sent to this daemon.",microphone_muted:"The system has muted it.",microphone_lost:"{seconds} s were lost, since the network is too slow.",microphone_denied:"The browser does not let this page use the microphone. Allow it in the settings of the site, and switch it on again.",microphone_missing:"There is no microphone, or it was unplugged.",microphone_busy:"Another program uses the microphone.",microphone_insecure:"Browsers open the microphone only for pages with https, or of this machine.",microphone_unconfigured:"This daemon takes no microphones of browsers: its configuration has no [[streams]] with the path /browser.",microphone_refused:"This token may not send audio: it needs the scope stream.",alert_open:"Alert: {rule}",alert_acknowledged:"Acknowledged: {rule}",alerts:"Alerts",no_alert:"No alert",acknowledge:"Acknowledge",acknowledged:"acknowledged",acknowledged_by:"acknowledged by {who}",cleared:"over: {reason}",alert_above:"{labels}: {probability}, from {threshold}",alert_rising:"{labels} rises: {probability}",alert_silence:"nobody speaks",announce_alert:"Alert {rule}, {role}, session {id}",announce_alert_session:"Alert {rule}, session {id}",announce_more:"{text}, and {count} more alerts",announce_more_one:"{text}, and {count} more alert",not_acknowledged:"Not acknowledged: {reason}",no_answer_daemon:"the daemon does not answer",mark_hint:"To say whether this is right, choose a moment on the time axis.",mark_question:"“{label}” here?",mark_right:"Right",mark_wrong:"Wrong",mark_correct:"It should be",mark_unknown:"something else",mark_keep:"Mark as wrong",mark_kept:"Marked, thank you",mark_failed:"Not marked: {reason}",cancel:"Cancel",waiting_session:"Waiting for the session",wrong_role:"The attribute roles has {role}; expected some of {roles}.",no_address:"The attribute url must be the address of the daemon.",refused_element:"The daemon lets nobody in here: {reason}",lost_element:"No connection since {time}. Trying again.",paused_element:"Paused; it goes on behind this.",below:"no longer so",speech:"somebody speaks",role_changed:"another role",session_ended:"the session ended",rule_changed:"another rule",state_ok:"works",state_silent:"silent",state_lost:"lost",state_starting:"starting",state_stopped:"stopped",listening:"What listens",listening_off:"Not switched on in the configuration: {tables}.",kind_microphone:"Microphone of this daemon",kind_demo:"Demonstration recording",kind_rtp:"Calls over RTP",kind_siprec:"Recording clients (SIPREC)",kind_stream:"Calls over {dialect}",kind_audiosocket:"Calls over {dialect}",kind_browser:"Microphones of browsers",open_sessions:"{count} sessions now",open_sessions_one:"{count} session now",open_connections:"{count} connections",open_connections_one:"{count} connection",came_sessions:"{count} sessions since the start",came_sessions_one:"{count} session since the start",came_packets:"{count} packets came since the start, and no session",came_packets_one:"{count} packet came since the start, and no session",came_connections:"{count} connections since the start, and no session",came_connections_one:"{count} connection since the start, and no session",came_nothing:"Nothing came since the start",turned_away:"Turned away",bad_origin:"page not in websocket.origins",unauthorized:"token or signature missing or wrong",forbidden:"token not for streaming",address_not_allowed:"address not in allowed",bad_request:"not understood",too_many_requests:"too many requests",too_many_streams:"too many streams",over_load:"no room on this machine",stream_unavailable:"starting or stopping",stream_connected:"streamed already",over_capacity:"too many legs",over_host_quota:"too many legs of a host",over_host_rate:"too many new legs of a host at once",over_port_quota:"too many legs of a port",over_rate:"too many new legs at once",history:"History",history_of_none:"No daemon behind this gateway keeps a history. Their configurations can switch one on:",history_without:"Not included, since they do not answer: {daemons}",history_none:"This daemon keeps no history. Its configuration can switch one on:",history_no_match:"No session matches what is looked for.",history_empty:"Nothing is found. What is said from now on will be.",from:"From",until:"Until",any_alert:"any alert",session_id:"Session",find:"Find",loading:"Loading",more:"More",export_as:"File",export:"Export",goes_on:"no end yet",nobody_spoke:"nobody spoke",back_history:"Back to the history",from_history:"From the history",whole_session:"Whole session",forget:"Forget",forget_title:"Forget this session?",forget_what:"All that is kept of {id} is deleted, for everybody and for good.",left_open:"the daemon ended before it",angry:"angry",disgust:"disgusted",fearful:"fearful",sad:"sad",surprised:"surprised",happy:"happy",calm:"calm",neutral:"neutral"};var ho={en:Ci,de:Ul},uo=class{constructor(e){this.code=e;this.#e=ho[e]??Ci,this.#t=new Intl.PluralRules(e)}#e;#t;t(e,t={}){let n=`${e}_one`;return(typeof t.count=="number"&&this.#t.select(t.count)==="one"&&n in this.#e?this.#e[n]:this.#e[e]).replace(/\{(\w+)\}/g,(r,c)=>String(t[c]??""))}word(e){return this.#e[e]??e.replaceAll("_"," ")}};function Ri(...s){let e=s.map(t=>(t??"").slice(0,2).toLowerCase());return new uo(e.find(t=>Object.hasOwn(ho,t))??"en")}var Di=new uo("en");function Vl(s){Di=s,document.documentElement.lang=s.code}var b=(s,e)=>Di.t(s,e),se=s=>Di.word(s);var Bl={angry:{colour:"#d55e00",shape:"M12 2 23 21H1Z",pattern:"rising",need:3},disgust:{colour:"#cc79a7",shape:"M12 1 23 12 12 23 1 12Z",pattern:"cross",need:2},fearful:{colour:"#0072b2",shape:"M12 22 1 3H23Z",pattern:"dots",need:3},sad:{colour:"#56b4e9",shape:"M12 1C16 8 20 11 20 15a8 8 0 0 1-16 0C4 11 8 8 12 1Z",pattern:"rows",need:2},surprised:{colour:"#e69f00",shape:"M12 1l3.2 7.2 7.8.8-5.8 5.3 1.6 7.7L12 18l-6.8 4 1.6-7.7L1 9l7.8-.8Z",pattern:"columns",need:1},happy:{colour:"#f0e442",shape:"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z",pattern:"plain",need:0},calm:{colour:"#009e73",shape:"M2 15a10 10 0 0 1 20 0Z",pattern:"plain",need:0},neutral:{colour:"#8b95a1",shape:"M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z",pattern:"plain",need:0}},Gl=Object.keys(Bl),po="M3 3H21V21H3Z",Wl=[{colour:"#7a5195",shape:po,pattern:"falling",need:1},{colour:"#4c9f70",shape:po,pattern:"dots",need:1},{colour:"#b5651d",shape:po,pattern:"cross",need:1},{colour:"#5b7db1",shape:po,pattern:"rows",need:1}],Oi=new Map,jl=["neutral","calm","happy","surprised","sad","disgust","fearful","angry"];function xt(s){let e=Bl[s]??Oi.get(s);if(e!==void 0)return e;let t=Wl[Oi.size%Wl.length];return Oi.set(s,t),t}function fo(s,e){return Fl(s)-Fl(e)||s.localeCompare(e)}function Fl(s){let e=jl.indexOf(s);return e<0?jl.length:e}var Kl=["need","newest","name"],rd=2e3,mo=class{#e=[];#t=0;#n="";sorted(e,t){let n=[...e].filter(c=>ad(c,t)),o=`${t.sort} ${t.role} ${t.state}`,i=performance.now();(o!==this.#n||this.#e.length===0||i-this.#t>rd)&&(this.#n=o,this.#t=i,this.#e=n.sort(ld[t.sort]).map(c=>c.id));let r=new Map(this.#e.map((c,u)=>[c,u]));return n.sort((c,u)=>(r.get(c.id)??1/0)-(r.get(u.id)??1/0)||c.startedAt-u.startedAt)}},zi=["customer","agent"];function Ps(s,e){let t=({role:n})=>zi.includes(n)?zi.indexOf(n):zi.length;return[...s.legs.values()].filter(({role:n})=>e(n)).sort((n,o)=>t(n)-t(o)||n.id.localeCompare(o.id))}function Cs(s){return Object.values(s.alerts).filter(e=>!e.acknowledged).length}function go(s){return s.endedAt!==null?0:Cs(s)>0?4:Math.max(0,...[...s.legs.values()].map(e=>e.state==="none"?0:xt(e.state).need))}var ld={need:(s,e)=>+(s.endedAt!==null)-+(e.endedAt!==null)||go(e)-go(s)||ql(s)-ql(e)||s.id.localeCompare(e.id),newest:(s,e)=>e.startedAt-s.startedAt,name:(s,e)=>s.id.localeCompare(e.id)};function ql(s){return Math.min(s.startedAt,...[...s.legs.values()].map(e=>e.since??1/0))}function ad(s,e){return[...s.legs.values()].filter(n=>e.role===""||n.role===e.role).some(n=>e.state===""||n.state===e.state)}var Yl=["coach","history","health"],cd=["from","to","alert","find"];function Ii(s){let[e="",t=""]=s.replace(/^#/,"").split("?"),n=new URLSearchParams(t),[,o="",i=""]=e.split("/"),r=n.get("t");return{view:o==="s"&&i?"session":Yl.find(c=>c===o)??"wall",sessionId:o==="s"?decodeURIComponent(i):"",t:r!==null&&/^\d+$/.test(r)?Number(r):null,role:n.get("role")??"",state:n.get("state")??"",sort:Kl.find(c=>c===n.get("sort"))??"need",from:n.get("from")??"",to:n.get("to")??"",alert:n.get("alert")??"",find:n.get("find")??""}}function rt(s){let e=new URLSearchParams;if(s.role&&e.set("role",s.role),s.state&&e.set("state",s.state),s.sort&&s.sort!=="need"&&e.set("sort",s.sort),s.view==="history")for(let i of cd)s[i]&&e.set(i,s[i]);s.view==="session"&&s.t!=null&&e.set("t",String(Math.round(s.t)));let t=Yl.find(i=>i===s.view),n=s.view==="session"?`/s/${encodeURIComponent(s.sessionId??"")}`:t===void 0?"/":`/${t}`,o=e.toString();return`#${n}${o?`?${o}`:""}`}function Zl(s,e){let t=null;try{t=new URL(s)}catch{}let[,n]=t?.protocol.match(/^(?:ws|http)(s?):$/)??[];if(n===void 0)throw new TypeError(`expected a URL such as https://pbx.example:8765, got ${s}`);return t.protocol=e+n,t}var bo=()=>({nodes:{},sources:{},sessions:{},overload:null}),ud=()=>({sources:{},overload:null}),dd=s=>({node:s,source_id:null,call_reference:null,started_at:null,legs:{},alerts:{}}),Jl=s=>({role:s,analysed:!0,paused:!1,speaking:!1,state:"none",probability:0,since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null}),Ql=({posterior:s,dimensions:e,abstained:t,reason:n})=>({posterior:s,dimensions:e,abstained:t,reason:n}),Xl={"utterance.started.v1":()=>({speaking:!0}),"utterance.ended.v1":s=>({...Ql(s),speaking:!1}),"emotion.v1":Ql,"state.v1":({state:s,probability:e,since_ms:t})=>({state:s,probability:e,since_ms:t})},hd=({leg_id:s,role:e,rule:t,kind:n,labels:o,threshold:i,probability:r,since_ms:c,raised_at:u,acknowledged:p,acknowledged_by:w})=>({leg_id:s,role:e,rule:t,kind:n,labels:o,threshold:i,probability:r,since_ms:c,raised_at:u,acknowledged:p,acknowledged_by:w}),Ni=(s,e,t)=>({...s,sessions:{...s.sessions,[e]:t}}),Xn=s=>(s.source??"").replace(/^\/emotion-streamer\//,"");function ea(s,e,t){let n=Object.hasOwn(s.nodes,e)?s.nodes[e]:ud();return{...s,nodes:{...s.nodes,[e]:{...n,...t(n)}}}}function pd(s,e,{source_id:t,state:n,detail:o}){let i={state:n,detail:o};return{...ea(s,e,({sources:c})=>({sources:{...c,[t]:i}})),sources:{...s.sources,[t]:i}}}function fd(s,e,t){let n=t.active?t:null,o=ea(s,e,()=>({overload:n})),i=Object.keys(o.nodes).sort().map(r=>o.nodes[r].overload);return{...o,overload:n??i.find(r=>r!==null)??null}}function ta(s,e){let t=e.type.replace("org.emotionstreamer.",""),n=e.data??{};if(t==="gap.v1")return n.reason==="resume_expired"?bo():s;if(t==="overload.v1")return fd(s,Xn(e),n);if(t==="source.health.v1")return pd(s,Xn(e),n);if(t==="session.ended.v1"){let{[n.session_id]:r,...c}=s.sessions;return{...s,sessions:c}}let o=s.sessions[n.session_id]??dd(Xn(e));if(t==="session.started.v1"||t==="session.changed.v1"){let r={...o.legs};for(let{leg_id:c,role:u,analysed:p,paused:w}of n.legs)r[c]={...r[c]??Jl(u),role:u,analysed:p,paused:w};return Ni(s,n.session_id,{node:o.node,source_id:n.source_id,call_reference:n.call_reference??null,started_at:t==="session.started.v1"?e.time:o.started_at,legs:r,alerts:o.alerts})}if(t==="alert.v1"){let{[n.alert_id]:r,...c}=o.alerts,u=n.status==="cleared"?c:{...o.alerts,[n.alert_id]:hd(n)};return Ni(s,n.session_id,{...o,alerts:u})}if(!Object.hasOwn(Xl,t))return s;let i={...o.legs[n.leg_id]??Jl(n.role),role:n.role,...Xl[t](n)};return Ni(s,n.session_id,{...o,legs:{...o.legs,[n.leg_id]:i}})}var na=500,md=15e3,gd=1e4,bd=[408,425,429],wd=8e3,vd=1e4,sn=class extends Error{constructor(e,t){super(`the daemon refuses: ${e} ${t}`.trim()),this.status=e}};function sa(s,e={}){return new Hi(s,e)}var Hi=class{#e;#t;#n=bo();#o=new Set;#i=null;#s=0;#l=null;#a=0;#c=()=>{};constructor(e,{queueEvents:t=1e3,quietMs:n=wd,WebSocket:o=globalThis.WebSocket,...i}){if(!o)throw new TypeError("no WebSocket here: hand one in as the option WebSocket");if(!(t>=1))throw new RangeError(`queueEvents: expected at least 1, got ${t}`);this.#e=Zl(e,"http"),this.#t={queueEvents:t,quietMs:n,WebSocket:o,...i}}get state(){return this.#n}get skewMs(){return this.#a}reconnect(){this.#c()}async*[Symbol.asyncIterator](){let{onLag:e,signal:t}=this.#t,n={queue:[],lost:0,failure:null,wake:()=>{},stopped:!1,socket:null,endWait:()=>{}},o=()=>{n.stopped=!0,n.endWait(),n.socket&&xd(n.socket),n.wake()};if(!t?.aborted){t?.addEventListener("abort",o),this.#c=()=>n.endWait(),this.#r(n).catch(i=>{n.failure=i,n.wake()});try{for(;;){for(;n.queue.length===0;){if(n.failure)throw n.failure;if(n.stopped)return;await new Promise(c=>n.wake=c)}let{lost:i}=n;n.lost=0;let r=n.queue.shift();i&&e?.(i),yield r}}finally{t?.removeEventListener("abort",o),o()}}}async#r(e){let{onStatus:t}=this.#t,n=na;for(;!e.stopped;){t?.("connecting");let o=performance.now(),i=await this.#u();if(i&&(this.#a=Date.parse(i.issued_at)-Date.now()),i&&!e.stopped&&await this.#d(e,i,o)&&(n=na),e.stopped)return;t?.("lost"),await new Promise(r=>{let c=setTimeout(r,n*(.5+.5*Math.random()));e.endWait=()=>(clearTimeout(c),r())}),n=Math.min(2*n,md)}}async#u(){let{getTicket:e}=this.#t;return e?yd(await e(oa(this.#t))):_d(this.#e,this.#t)}#d(e,t,n){let{WebSocket:o,sessions:i,roles:r,types:c,sources:u,view:p,recentS:w,onCaughtUp:f}=this.#t,g=new URL(/^\/?$/.test(this.#e.pathname)?"/events":this.#e.pathname,this.#e);g.protocol=g.protocol.replace("http","ws");for(let[E,$]of Object.entries({session:i,role:r,type:c,source:u}))for(let C of $??[])g.searchParams.append(E,C);p&&g.searchParams.set("view",p),f&&g.searchParams.set("caught_up","1"),w&&g.searchParams.set("recent_s",w);let k=this.#l===null?this.#i:null;return k!==null&&g.searchParams.set("resume_from",k),new Promise((E,$)=>{let C=!1,N=e.socket=new o(g.href,["cloudevents.json",`ticket.${t.ticket}`]),A=()=>{H.stop(),N===e.socket&&(e.socket=null),N.close(),E(C)},H=kd(this.#e,this.#t.quietMs,A);N.onopen=()=>{this.#s=Date.parse(t.issued_at)+performance.now()-n,k===null&&(this.#n=bo(),this.#l=this.#s),this.#t.onStatus?.("open",k!==null)},N.onmessage=({data:L})=>{C=!0,H.heard();try{N===e.socket&&!this.#h(JSON.parse(L),e)&&A()}catch(K){$(K),A()}},N.onclose=A})}#h(e,t){if(e.type.endsWith(".caught_up.v1"))return this.#t.onCaughtUp?.(),!0;let n=e.type.endsWith(".gap.v1")?e.data.reason:null;if(n==="subscriber_slow"&&this.#l===null&&this.#i!==null)return!1;if(n==="resume_expired"?this.#l=this.#s:this.#l!==null&&Date.parse(e.time)>this.#l&&(this.#l=null),this.#i=e.id,this.#n=ta(this.#n,e),!this.#o.has(e.id)){this.#o.add(e.id),this.#o.size>gd&&this.#o.delete(this.#o.values().next().value);let{types:o}=this.#t;if(o?.length&&!o.includes(e.type.replace("org.emotionstreamer.","")))return n!=="subscriber_slow";t.queue.push(e)>this.#t.queueEvents&&(t.queue.shift(),t.lost++),t.wake()}return n!=="subscriber_slow"}};async function _d(s,e={}){let{token:t}=e,n=typeof t=="function"?await t():t;try{let o=await fetch(new URL("/api/ticket",s),{method:"POST",signal:AbortSignal.timeout(vd),headers:n?{Authorization:`Bearer ${n}`}:{},body:JSON.stringify(oa(e))});if(o.ok)return await o.json();if((o.status<500||o.status===501)&&!bd.includes(o.status))throw new sn(o.status,(await o.text()).trim())}catch(o){if(o instanceof sn)throw o}return null}var oa=({sessions:s,roles:e,types:t,sources:n,view:o})=>({sessions:s,roles:e,types:t,sources:n,views:o&&[o]});function yd(s){if(s&&!(typeof s.ticket=="string"&&Date.parse(s.issued_at)))throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");return s}function xd(s){s.readyState===s.CONNECTING?s.onopen=()=>s.close():s.close()}function kd(s,e,t){let n=performance.now(),o=()=>performance.now()-n>=e,i=setInterval(()=>{if(!o())return;let r={mode:"no-cors",cache:"no-store",signal:AbortSignal.timeout(e/2)};fetch(new URL("/livez",s),r).catch(()=>o()&&t())},e/2);return{heard:()=>n=performance.now(),stop:()=>clearInterval(i)}}var wo=class{constructor(){this.cues=new Map;this.takes=[]}apply(e,t){e.type==="org.emotionstreamer.advice.v1"?this.cues.set(ia(e.data),$d(e.data,t)):e.type==="org.emotionstreamer.coach.report.v1"?this.#t(e.data,t):e.type==="org.emotionstreamer.session.ended.v1"&&this.#e(e.data.session_id)}keep(e){for(let[t,n]of this.cues)Object.hasOwn(e,n.sessionId)||this.cues.delete(t)}hasTakeOf(e){return this.takes.some(t=>t.sessionId===e)}#e(e){for(let[t,n]of this.cues)n.sessionId===e&&this.cues.delete(t)}#t(e,t){let n=ia(e);this.cues.delete(n),!this.takes.some(o=>o.id===n&&o.at===t)&&(this.takes.unshift(Sd(n,e,t)),this.takes.length=Math.min(this.takes.length,30))}};function ra(s,e){return Object.values(aa(s,e)).reduce((t,n)=>t+Math.abs(n),0)/2}function la(s,e){return Object.entries(aa(s,e)).sort(([n,o],[i,r])=>r-o||n.localeCompare(i))[0]?.[0]??""}function aa(s,e){let t={};for(let{name:n,share:o}of e)t[n]=o;for(let{name:n,share:o}of s)t[n]=(t[n]??0)-o;return t}function ia({session_id:s,leg_id:e}){return`${s} ${e}`}function $d({session_id:s,role:e,cue:t,label:n,heard:o,target:i},r){return{sessionId:s,role:e,cue:t,label:n,heard:o,target:i,at:r}}function Sd(s,e,t){return{id:s,sessionId:e.session_id,legId:e.leg_id,heardMs:e.heard_ms,shares:e.shares,target:e.target,distance:e.distance,onTargetShare:e.on_target_share,mixtures:e.mixtures,stretches:e.stretches,at:t}}var ca={speaking:!1,state:"none",probability:0},vo=class{constructor(e,t){this.id=e;this.codec="";this.origin=null;this.pieces=[];this.utterances=[];this.gaps=[];this.pauses=[];this.keptFrom=-1/0;this.latencyMs=null;this.inferenceMs=null;this.model="";this.quality="";this.heardAt=0;let n={since_ms:null,posterior:[],dimensions:null,abstained:!1,reason:null};this.current={role:t,analysed:!0,paused:!1,...ca,...n}}get role(){return this.current.role}get analysed(){return this.current.analysed}get paused(){return this.current.paused}get speaking(){return this.current.speaking}get state(){return this.current.state}get probability(){return this.current.probability}get since(){let{since_ms:e}=this.current;return e===null||this.origin===null?null:this.origin+e}describe({codec:e,paused:t},n){this.codec=e,this.origin??=n;let o=this.pauses.at(-1),i=o!==void 0&&o.to===null;t&&!i?this.pauses.push({from:n,to:null}):!t&&i&&(o.to=n)}startUtterance({utterance_id:e,start_ms:t},n){let o=this.utterances.at(-1);o?.id!==e&&(o!==void 0&&(o.to??=t),this.origin=n-t,this.utterances.push({id:e,from:t,to:null}))}endUtterance({utterance_id:e,audio:{start_ms:t,end_ms:n}},o){this.origin=o-n;let i=this.utterances.at(-1);i?.id===e?(i.from=t,i.to=n):this.utterances.push({id:e,from:t,to:n})}addResult(e,t,n){let{audio:o,model:i}=e;this.origin=t-o.end_ms,"latency_ms"in e&&(this.latencyMs=e.latency_ms.audio_end_to_publish??this.latencyMs,this.inferenceMs=e.latency_ms.inference),this.model=`${i.name} ${i.version} (${i.precision})`,this.quality=o.quality;let r=this.utterances.at(-1),c=this.pieces.at(-1),u=r?.id===e.utterance_id?r.from:o.start_ms,p=c!==void 0&&c.to>u?c.to:u;p>=o.end_ms||this.pieces.push({from:p,to:o.end_ms,shares:e.abstained?[]:Ad(e,n),valence:e.abstained?null:e.dimensions?.valence??null,reason:e.abstained?e.reason??"unknown":null})}lose(e,t,n){if(this.origin===null||e===0)return;let o=n-this.origin;this.gaps.push({from:o-e,to:o,reason:t})}end(e){let t=this.utterances.at(-1);t!==void 0&&this.origin!==null&&(t.to??=e-this.origin);let n=this.pauses.at(-1);n!==void 0&&(n.to??=e),this.current={...this.current,...ca}}forget(e){if(this.origin===null||e<=this.keptFrom)return;let t=e-this.origin,n=[this.pieces,this.utterances,this.gaps].map(i=>es(i,({to:r})=>(r??1/0)<t));es(this.pauses,({to:i})=>(i??1/0)<e)+Math.max(...n)>0&&(this.keptFrom=e)}};function es(s,e){let t=0;for(;t<s.length&&e(s[t]);)t++;return t>0&&s.splice(0,t),t}function Ad(s,e){let t=e.map(()=>0);for(let{name:n,probability:o}of s.posterior){let i=e.indexOf(n);i<0&&(i=e.push(n)-1),t[i]=o}return t}var _o=class{constructor(e,t,n){this.id=e;this.startedAt=t;this.holes=n;this.sourceId="";this.node="";this.callReference=null;this.endedAt=null;this.endReason="";this.legs=new Map;this.alerts={};this.alertLog=[];this.version=0;this.lostEvents=0;this.#e=null}#e;unknown(e){return[{from:this.startedAt,to:e.keptFrom},...this.holes].filter(({from:t,to:n})=>t<n)}take(e){if(e!==this.#e){this.#e=e,this.version++,this.node=e.node,this.sourceId=e.source_id??this.sourceId,this.callReference=e.call_reference,this.alerts=e.alerts,e.started_at!==null&&(this.startedAt=Date.parse(e.started_at));for(let[t,n]of Object.entries(e.legs))this.leg(t,n.role).current=n}}leg(e,t){let n=this.legs.get(e);return n===void 0&&(n=new vo(e,t),this.legs.set(e,n)),n}describe(e,t){for(let n of e)this.leg(n.leg_id,n.role).describe(n,t)}takeAlert({alert_id:e,muted:t,status:n,...o},i){let r={...o,id:e,clearedAt:n==="cleared"?i:null},c=this.alertLog.findIndex(({id:u})=>u===e);c<0?this.alertLog.push(r):this.alertLog[c]=r}end(e,t){this.endedAt=e,this.endReason=t,this.version++,this.alerts={};for(let n of this.alertLog)n.clearedAt??=e;for(let n of this.legs.values())n.end(e)}forget(e){for(let t of this.legs.values())t.forget(e);es(this.alertLog,({clearedAt:t})=>(t??1/0)<e)}};var Sn=15*6e4,Rs=3*6e4,Ed=Rs+1e4,Md=4e4,Td=6e4,ts=class{constructor(e=[],t=!1){this.labels=e;this.isOfHistory=t;this.sessions=new Map;this.sources=new Map;this.hasSeveralNodes=!1;this.holes=[];this.overload=null;this.lostEvents=0;this.version=0;this.coach=new wo;this.#e=new Map;this.#t=new Map;this.#n=-1/0}#e;#t;#n;known(e){return this.#t.get(e)}sync(e,t,n=!0){this.overload=e.overload,this.coach.keep(e.sessions);for(let[o,i]of Object.entries(e.sessions)){let r=this.#s(o,t);r.take(i),this.sessions.set(o,r)}n&&this.#o(e),this.hasSeveralNodes=Object.keys(e.nodes).length>1}#o(e){for(let t of this.sessions.values())t.endedAt===null&&!(t.id in e.sessions)&&this.sessions.delete(t.id);for(let[t,{node:n,id:o}]of this.sources)e.nodes[n]?.sources[o]===void 0&&this.sources.delete(t)}miss(e,t){this.holes.push({from:Math.max(this.#n,e),to:t})}apply(e){let t=Date.parse(e.time);switch(this.version++,this.coach.apply(e,t),e.type){case"org.emotionstreamer.source.health.v1":this.#c(Xn(e),e.data,t);break;case"org.emotionstreamer.gap.v1":this.#r(e.data,t);break;case"org.emotionstreamer.session.started.v1":this.#l(e.data,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.changed.v1":this.#s(e.data.session_id,t).describe(e.data.legs,t);break;case"org.emotionstreamer.session.ended.v1":this.#a(e.data.session_id,e.data.reason,t);break;case"org.emotionstreamer.alert.v1":this.#s(e.data.session_id,t).takeAlert(e.data,t);break;default:this.#u(e,t)}this.#n=Math.max(this.#n,t)}sourceOf({node:e,sourceId:t}){return this.sources.get(ua(e,t))}nameOf({node:e,id:t}){return this.hasSeveralNodes?`${e}: ${t}`:t}find(e){return this.sessions.get(e)??this.#e.get(e)}forget(e,t=""){let n=this.#i(e);for(let o of this.#t.values()){let i=Math.max(o.startedAt,...[...o.legs.values()].map(r=>r.heardAt));(this.sessions.has(o.id)?e-(o.endedAt??e)>Td:e-i>Sn)&&(this.#t.delete(o.id),this.sessions.delete(o.id),this.coach.hasTakeOf(o.id)&&this.#e.set(o.id,o),this.version++),o.forget(e-(o.id===t||o.endedAt!==null?Sn:n))}for(let o of this.#e.values())e-o.endedAt>Sn&&this.#e.delete(o.id);es(this.holes,({to:o})=>o<e-Sn)}#i(e){let t=0;for(let n of this.#t.values())for(let o of n.legs.values())t+=Ld(o,e-Rs);return Math.min(Sn,Math.max(Ed,Md/Math.max(1,t)*Rs))}#s(e,t){let n=this.#t.get(e);return n===void 0&&(n=new _o(e,t,this.holes),this.#t.set(e,n)),n.version++,n}#l({session_id:e,source_id:t},n){let o=this.#t.get(e);o!==void 0&&(o.endedAt!==null||o.startedAt<n)&&this.#t.delete(e);let i=this.#s(e,n);return i.startedAt=n,i.sourceId=t,i}#a(e,t,n){let o=this.#t.get(e);o!==void 0&&(o.end(n,t),this.sessions.set(o.id,o))}#c(e,{source_id:t,state:n,detail:o},i){this.sources.set(ua(e,t),{id:t,node:e,state:n,detail:o,at:i})}#r(e,t){if(this.lostEvents+=e.lost_events,e.session_id===null)return;let n=this.#s(e.session_id,t);n.lostEvents+=e.lost_events;for(let o of e.leg_ids)n.legs.get(o)?.lose(e.lost_ms,e.reason,t)}#u(e,t){let{session_id:n,leg_id:o,role:i}=e.data;if(n===void 0||o==null)return;let r=this.#s(n,t).leg(o,i??"unknown");r.heardAt=Math.max(r.heardAt,t),e.type==="org.emotionstreamer.utterance.started.v1"?r.startUtterance(e.data,t):e.type==="org.emotionstreamer.utterance.ended.v1"?(r.endUtterance(e.data,t),this.isOfHistory&&r.addResult(e.data,t,this.labels)):e.type==="org.emotionstreamer.emotion.v1"?(r.addResult(e.data,t,this.labels),this.#d(t)):e.type==="org.emotionstreamer.state.v1"&&(r.origin=t-e.data.since_ms)}#d(e){let t=this.holes.at(-1);t!==void 0&&e<t.to&&(t.to=Math.max(t.from,e))}},ua=(s,e)=>`${s}/${e}`;function Ld(s,e){let t=e-(s.origin??0),n=0,o=s.pieces.length;for(;n<o;){let i=n+o>>1;s.pieces[i].to<t?n=i+1:o=i}return s.pieces.length-n}var Pd=5e3,da=1e3,Cd=1.5,Rd=300,Dd=100,Od=1e3,ns=5e3,zd=12e3;var yo=class extends EventTarget{constructor(t,n={}){super();this.url=t;this.options=n;this.model=new ts;this.status="connecting";this.refusal=null;this.lostAt=null;this.#e=null;this.#t=null;this.#n=null;this.#o=[];this.#i=!1;this.#s=0;this.#l=0;this.#a=!1;this.#c=!1;this.#r=0;this.#u=0;this.#d=0;this.#h=-1/0;this.#p=()=>{let t=this.#u-performance.now();if(t>0&&!document.hidden){setTimeout(()=>requestAnimationFrame(this.#p),t);return}this.#i=!1,this.#s=performance.now(),this.#t!==null&&this.model.sync(this.#t.state,this.clock(),this.#c),this.#a=this.#c,this.dispatchEvent(new Event("change"))};this.#g=()=>this.reconnect()}#e;#t;#n;#o;#i;#s;#l;#a;#c;#r;#u;#d;#h;watched(){return""}start(){this.stop();let t=new AbortController,n=(r,c=!1)=>{this.setStatus(r),r==="open"&&!c&&this.model.miss(this.#h,this.clock())},o=()=>{this.#c=!0,this.#u=0,this.changed()},i=sa(this.url,{queueEvents:1e5,...this.options,onStatus:n,onCaughtUp:o,signal:t.signal});this.#n=t,this.#t=i,this.#o=[setInterval(()=>this.model.forget(this.clock(),this.watched()),Pd),setInterval(()=>this.changed(!1),da)],addEventListener("online",this.#g),this.#f(i,t.signal)}retain(){this.#d++===0&&this.start()}release(){--this.#d===0&&this.stop()}stop(){this.#n?.abort(),this.#n=null,this.#o.forEach(clearInterval),removeEventListener("online",this.#g)}clock(){return Date.now()+(this.#t?.skewMs??0)}now(){return this.#e??this.clock()}get isPaused(){return this.#e!==null}get isStale(){return this.lostAt!==null&&this.clock()-this.lostAt>ns}get hasCaughtUp(){return this.#a}togglePause(){this.#e=this.#e===null?this.clock():null,this.changed(!0)}reconnect(){this.refusal!==null||this.#n===null?this.start():this.#t?.reconnect()}changed(t=!0){if(this.#i||this.isPaused&&!t)return;this.#i=!0;let n=performance.now(),o=Math.min(Rd,Cd*this.model.sessions.size),i=Math.max(o-(n-this.#s),this.#u-n);document.hidden?setTimeout(this.#p,da):i<=0?requestAnimationFrame(this.#p):setTimeout(()=>requestAnimationFrame(this.#p),i)}setStatus(t){t==="open"?(this.lostAt=null,this.#r=this.clock(),this.#l=performance.now(),this.#c=this.#a=!1,this.#m()):(this.status==="open"&&(this.#h=this.clock()-zd),this.lostAt??=this.clock()),t!=="refused"&&(this.refusal=null),this.status=t,this.dispatchEvent(new Event("status")),this.changed()}async#f(t,n){try{for await(let o of t)this.#b(o)}catch(o){if(n.aborted)return;this.stop(),o instanceof sn||reportError(o),this.refusal=o instanceof sn?o:new sn(0,String(o)),this.setStatus("refused")}}#b(t){t.type==="org.emotionstreamer.gap.v1"&&t.data.reason==="resume_expired"&&this.model.miss(this.#h,this.clock()),this.model.apply(t),Date.parse(t.time)>this.#r?this.dispatchEvent(new CustomEvent("event",{detail:t})):this.#m(),this.changed(!1)}#m(){this.#u=Math.min(performance.now()+Dd,this.#l+Od)}#p;#g};var Id="/browser",Nd={l16:"L16",asterisk:"Asterisk",audiosocket:"AudioSocket",twilio:"Twilio",signalwire:"SignalWire",telnyx:"Telnyx",exotel:"Exotel",plivo:"Plivo",audiohook:"Genesys AudioHook"};async function ha(s){let e=s===""?{}:{Authorization:`Bearer ${s}`};try{let t=await fetch("/api/sources",{headers:e,cache:"no-store",signal:AbortSignal.timeout(8e3)});return t.ok?await t.json():null}catch{return null}}var pa=({kind:s,path:e})=>s==="stream"&&e===Id,fa=({dialect:s})=>Nd[s??""]??s??"";function ma({kind:s,address:e,path:t},n){if(s!=="stream")return e??"";let o=e===null&&n.protocol==="https:"?"wss":"ws";return e===null?`${o}://${n.host}${t}`:`${e}${t}`}var ga="/assets/capture.worklet-7ESDUN63.js";var Ud="/browser",ba=500,Vd=1e4,wa=48e3,Wd=3,va=2,xo=class extends EventTarget{constructor(t,n){super();this.origin=t;this.token=n;this.state="off";this.devices=[];this.deviceId="";this.lostMs=0;this.isMuted=!1;this.#e=!1;this.#t=null;this.#n=null;this.#o=null;this.#i=null;this.#s=null;this.#a=ba;this.#c="";this.#b=()=>{this.#m()};this.#p=()=>{this.#n?.state==="suspended"&&!document.hidden&&this.#n.resume()}}#e;#t;#n;#o;#i;#s;#l;#a;#c;get isWanted(){return this.#e}async start(){if(!this.#e){if(!navigator.mediaDevices?.getUserMedia)return this.#r("insecure");this.#e=!0,this.#c=crypto.randomUUID(),this.lostMs=0,navigator.mediaDevices.addEventListener("devicechange",this.#b),document.addEventListener("visibilitychange",this.#p),await this.#d()&&this.#g()}}stop(){this.#u("off")}async choose(t){this.deviceId=t,this.#e&&await this.#d()}#r(t){this.state=t,this.dispatchEvent(new Event("change"))}#u(t){this.#e=!1,clearTimeout(this.#l),navigator.mediaDevices?.removeEventListener("devicechange",this.#b),document.removeEventListener("visibilitychange",this.#p),this.#f(),this.#n?.close(),this.#n=this.#o=null,this.#s?.close(1e3),this.#s=null,this.#r(t)}async#d(){this.state!=="on"&&this.#r("asking");try{let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1},n=this.deviceId?{deviceId:{exact:this.deviceId}}:{},o=await navigator.mediaDevices.getUserMedia({audio:{...t,...n}});if(!this.#e)return o.getTracks().forEach(i=>i.stop()),!1;this.#f(),this.#t=o,await this.#h(o)}catch(t){let n={NotAllowedError:"denied",SecurityError:"denied",NotReadableError:"busy"};this.#f();let o=n[t.name]??"missing";return o==="missing"&&this.deviceId?(this.deviceId="",this.#d()):(this.#e&&this.#u(o),!1)}return await this.#m(),this.#e}async#h(t){if(this.#n===null){let o=new AudioContext;this.#n=o.sampleRate>wa?new AudioContext({sampleRate:wa}):o,this.#n!==o&&o.close(),await this.#n.audioWorklet.addModule(ga),this.#o=new AudioWorkletNode(this.#n,"capture",{numberOfOutputs:0,channelCount:1,channelCountMode:"explicit"}),this.#o.port.onmessage=({data:i})=>this.#_(i),this.#n.onstatechange=this.#p}await this.#n.resume(),this.#i=this.#n.createMediaStreamSource(t),this.#i.connect(this.#o);let n=t.getAudioTracks()[0];this.isMuted=n.muted,n.onmute=n.onunmute=()=>{this.isMuted=n.muted,this.#r(this.state)},n.onended=()=>{this.#d()}}#f(){this.#i?.disconnect(),this.#i=null;for(let t of this.#t?.getTracks()??[])t.onended=null,t.stop();this.#t=null}#b;async#m(){let t=await navigator.mediaDevices.enumerateDevices();this.devices=t.filter(({kind:n})=>n==="audioinput").map(({deviceId:n,label:o})=>({id:n,name:o})),this.#r(this.state)}#p;async#g(){if(!this.#e)return;this.#r("connecting");let t=await this.#v();if(!this.#e)return;if(t===null)return this.#w();let n=new WebSocket(new URL(Ud,this.origin.replace(/^http/,"ws")),["emotion-streamer.pcm",`ticket.${t}`]);this.#s=n,n.onopen=()=>{this.#a=ba,n.send(JSON.stringify({call_id:this.#c,sampleRate:this.#n.sampleRate})),this.#r("on")},n.onclose=()=>{this.#s===n&&(this.#s=null,this.#w())}}async#v(){let t=this.token()?{Authorization:`Bearer ${this.token()}`}:{};try{let n=await fetch(new URL("/api/ticket",this.origin),{method:"POST",headers:t,body:'{"scope": "stream"}'});if(n.ok)return(await n.json()).ticket;n.status===404?this.#u("unconfigured"):(n.status===401||n.status===403)&&this.#u("refused")}catch{}return null}#w(){this.#e&&(this.#r("connecting"),this.#l=setTimeout(()=>{this.#g()},this.#a*(.5+Math.random())),this.#a=Math.min(2*this.#a,Vd))}#_(t){let n=this.#s;if(n?.readyState!==WebSocket.OPEN)return;let o=this.#n.sampleRate;n.bufferedAmount>Wd*o*va?(this.lostMs+=1e3*t.byteLength/(o*va),this.dispatchEvent(new Event("change"))):n.send(t)}};var jd="/api/history",_a=3e4,Fd=1e3,Bd=20,Gd=5e3,Ds=class extends Error{constructor(t,n){super(n);this.progress=t}},ko=class{constructor(e,t,n){this.token=e;this.changed=t;this.labels=n;this.progress="ready";this.problem="";this.found=[];this.next=null;this.unanswered=[];this.#e=null;this.#t=new Map}#e;#t;look(e,t=!1){let n=$o(e);!t&&n.toString()===this.#e?.toString()||(this.#e=n,this.found=[],this.next=null,this.unanswered=[],this.#n(n))}reset(){this.#e=null,this.#t.clear(),this.progress="ready"}more(){if(this.#e===null||this.next===null||this.progress==="loading")return;let e=new URLSearchParams(this.#e);e.set("after",this.next),this.#n(e)}session(e){let t=this.#t.get(e),n=performance.now();return(t===void 0||t.progress==="failed"&&n-t.askedAt>Gd)&&(t={progress:"loading",session:null,problem:"",askedAt:n},this.#t.clear(),this.#t.set(e,t),this.#o(e,t)),t}async forget(e){try{await this.#s(`/sessions/${encodeURIComponent(e)}`,{method:"DELETE"})}catch(t){return t.message}return this.#t.delete(e),this.#e=null,""}async export(e,t){let n=$o(e);n.set("format",t);try{let o=await this.#s(`/export?${n}`,{signal:null}),i=URL.createObjectURL(await o.blob()),r=document.createElement("a");r.href=i,r.download=`emotions.${t}`,r.click(),setTimeout(()=>URL.revokeObjectURL(i),_a);let c=o.headers.get("Emotion-Streamer-Unanswered");return c===null?"":b("history_without",{daemons:c})}catch(o){return o.message}}async#n(e){let t=this.#e;this.progress="loading",this.changed();try{let n=await(await this.#s(`/sessions?${e}`)).json();if(t!==this.#e)return;this.found=[...this.found,...n.sessions],this.next=n.next,this.unanswered=[...new Set([...this.unanswered,...n.unanswered??[]])].sort(),this.progress="ready",this.problem=""}catch(n){if(t!==this.#e)return;this.progress=n instanceof Ds?n.progress:"failed",this.problem=n.message}this.changed()}async#o(e,t){try{let n=await(await this.#s(`/sessions/${encodeURIComponent(e)}`)).json(),o=new ts(this.labels,!0);for(let i of await this.#i(e))o.apply(i);t.session=qd(o.known(e),n),t.progress=t.session===null?"none":"ready"}catch(n){t.progress=n instanceof Ds?n.progress:"failed",t.problem=n.message}this.changed()}async#i(e){let t=[],n=new URLSearchParams({session:e,limit:String(Fd)});for(let o=0;o<Bd;o++){let i=await(await this.#s(`/events?${n}`)).json();if(t.push(...i.events),i.next===null)break;n.set("after",i.next)}return t}async#s(e,t={}){let o={headers:this.token()?{Authorization:`Bearer ${this.token()}`}:{},cache:"no-store",signal:AbortSignal.timeout(_a)},i=await fetch(`${jd}${e}`,{...o,...t});if(i.ok)return i;let r=i.status===404?"none":i.status===401||i.status===403?"denied":"failed";throw new Ds(r,(await i.text()).trim())}};function $o(s){let e=new URLSearchParams;for(let n of["from","to","role","state","alert"])s[n]&&e.set(n,s[n]);let t=s.find.split("·").at(-1).trim();return t&&e.set("session_begins",t),e}function qd(s,e){if(s===void 0)return null;s.startedAt=Date.parse(e.started_at),s.endedAt=Date.parse(e.ended_at??e.last_at),s.endReason=e.ended_at===null?"":e.reason??"",s.callReference=e.call_reference,s.sourceId=e.source_id??"";for(let{leg_id:t,role:n,analysed:o}of e.legs){let i=s.leg(t,n);i.current={...i.current,role:n,analysed:o}}return s}var on=class extends Error{constructor(t,n){super(n);this.status=t}},So=class{constructor(e){this.token=e}async acknowledge(e){await this.#e("/api/alerts/acknowledge",{alert_id:e})}async mark(e){await this.#e("/api/marks",e)}async marking(){try{return await(await this.#e("/api/marks")).json()}catch{return{kept:!1,labels:[],gateway:!1}}}async#e(e,t){let n=t===void 0?{}:{"Content-Type":"application/json"};this.token()&&(n.Authorization=`Bearer ${this.token()}`);let o={headers:n,cache:"no-store",signal:AbortSignal.timeout(8e3)},r=await(t===void 0?fetch(e,o):fetch(e,{...o,method:"POST",body:JSON.stringify(t)})).catch(c=>{throw new on(0,String(c))});if(!r.ok)throw new on(r.status,(await r.text()).trim());return r}};var Kd=180,Ui=5e3,Yd=2,Zd=1e4,Jd=5e3,Qd=4e3,ya={kept:!1,labels:[],gateway:!1},Vi=class extends yo{constructor(){super(location.origin,{token:()=>_.token,recentS:Kd});this.health=null;this.route=Ii(location.hash);this.theme="auto";this.texts=Ri(navigator.language);this.tokenIsWrong=!1;this.announcement="";this.microphone=new xo(location.origin,()=>this.#e);this.trouble="";this.marking=ya;this.listening=null;this.supervision=new So(()=>this.#e);this.#e="";this.#t=-Ui;this.#n=[];this.#o=0;this.past=new ko(()=>this.#e,()=>this.changed(),this.model.labels);this.#i=matchMedia("(prefers-color-scheme: dark)")}#e;#t;#n;#o;#i;watched(){return this.route.sessionId}open(){this.#h(),this.#i.addEventListener("change",()=>this.#s()),addEventListener("hashchange",()=>{this.route=Ii(location.hash),this.changed()}),this.addEventListener("event",t=>this.#c(t.detail)),this.microphone.addEventListener("change",()=>this.changed()),this.#d(),this.start()}get language(){return this.texts.code}get scheme(){return`${this.theme} ${this.#i.matches}`}get token(){return this.#e}showsRole(){return!0}addressOf(t){return rt({view:"session",sessionId:t.id,t:null})}go(t){location.hash=rt({...this.route,...t})}setTheme(t){this.theme=t,t==="auto"?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=t,xa("theme",t),this.#s()}setLanguage(t){this.texts=Ri(t),Vl(this.texts),xa("language",this.texts.code),this.changed()}signIn(t){this.#e=t,this.past.reset(),this.start()}setStatus(t){let n=t==="refused"&&this.refusal?.status===401;this.tokenIsWrong=n&&this.#e!=="",t==="open"&&this.#a(),super.setStatus(n?"token":t)}#s(){this.dispatchEvent(new Event("theme")),this.changed()}acknowledge(t){this.supervision.acknowledge(t).catch(n=>{let o=!(n instanceof on)||n.status===0;this.#l(this.texts.t("not_acknowledged",{reason:o?this.texts.t("no_answer_daemon"):n.message}))})}#l(t){let n=++this.#o;this.trouble=t,this.changed(),setTimeout(()=>{n===this.#o&&(this.trouble="",this.changed())},Zd)}async#a(){this.marking=await this.supervision.marking(),this.changed(),this.route.view==="health"&&this.askForSources()}async askForSources(){this.status!=="open"||this.marking===ya||this.marking.gateway||(this.listening=await ha(this.#e),this.changed())}#c(t){if(t.type==="org.emotionstreamer.alert.v1"&&t.data.status==="raised"){let{role:n,session_id:o,rule:i}=t.data,r={role:n===null?"":this.texts.word(n),id:o,rule:i};this.#n.push(this.texts.t(n===null?"announce_alert_session":"announce_alert",r));let c=Math.max(0,this.#t+Ui-performance.now());this.#n.length===1&&setTimeout(()=>this.#r(),c)}else if(t.type==="org.emotionstreamer.state.v1"&&t.data.state!=="none"&&xt(t.data.state).need>=Yd){let{role:n,session_id:o,state:i}=t.data;if(this.#n.length>0||performance.now()-this.#t<Ui)return;this.#u(this.texts.t("announce",{role:this.texts.word(n),id:o,state:this.texts.word(i)}))}}#r(){let[t="",...n]=this.#n.splice(0).reverse();this.#u(n.length===0?t:this.texts.t("announce_more",{text:t,count:n.length}))}#u(t){this.#t=performance.now(),this.announcement=t,this.changed()}async#d(){try{let t=this.#e===""?{}:{Authorization:`Bearer ${this.#e}`},n=await fetch("/healthz",{headers:t,signal:AbortSignal.timeout(Qd),cache:"no-store"});this.health={ok:n.ok,text:(await n.text()).trim()},this.changed(),this.route.view==="health"&&this.askForSources()}catch{}setTimeout(()=>{this.#d()},Jd)}#h(){this.setLanguage(ka("language")??navigator.language);let t=ka("theme");this.setTheme(t==="light"||t==="dark"?t:"auto")}};function xa(s,e){try{localStorage.setItem(`emotion-streamer.${s}`,e)}catch{return}}function ka(s){try{return localStorage.getItem(`emotion-streamer.${s}`)}catch{return null}}var _=new Vi;var Ao={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Eo=s=>(...e)=>({_$litDirective$:s,values:e}),ss=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var Wi=class extends ss{constructor(e){if(super(e),e.type!==Ao.ELEMENT)throw new Error("styled() belongs into a tag")}render(e){return yt}update(e,[t]){let{style:n}=e.element;for(let[o,i]of Object.entries(t))n.setProperty(o,i);return yt}},Lt=Eo(Wi);function ge(s,e){customElements.get(s)===void 0&&customElements.define(s,e)}function Pt(s){let{shape:e,colour:t}=xt(s);return y`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${Ls`<path d=${e} fill=${t} fill-rule="evenodd" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" />`}
  </svg>`}var Mo=y`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="currentColor">
  <path d="M12 2a7 7 0 0 1 7 7v5l2 4H3l2-4V9a7 7 0 0 1 7-7Zm-2.5 17.5h5a2.5 2.5 0 0 1-5 0Z" />
</svg>`,Me=re`
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
`;var Ze=class extends Ce{#e=()=>this.requestUpdate();connectedCallback(){super.connectedCallback(),_.addEventListener("change",this.#e)}disconnectedCallback(){_.removeEventListener("change",this.#e),super.disconnectedCallback()}},To=()=>`${_.model.labels.length} ${_.language} ${_.scheme}`;var ji=class extends Ze{static{this.styles=[Me,re`
      section {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 16px;
        align-items: center;
        padding: 14px 16px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        margin-bottom: 14px;
      }
      h2 {
        font-size: 1rem;
        margin: 0;
        font-weight: 650;
      }
      p {
        flex: 1 1 16em;
        font-size: 0.92rem;
      }
      .bad {
        border-left: 5px solid var(--need3);
      }
      .on {
        border-left: 5px solid var(--live);
      }
      label {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        font-size: 0.9rem;
        max-width: 100%;
      }
      select {
        max-width: 16em;
      }
    `]}render(){let{microphone:e}=_,t=!["off","asking","connecting","on"].includes(e.state);return y`<section class=${t?"bad":e.state} aria-labelledby="title">
      <h2 id="title">${b("microphone")}</h2>
      <p role="status">
        ${b(`microphone_${e.state}`)} ${e.isWanted&&e.isMuted?b("microphone_muted"):M}
        ${e.lostMs>0?b("microphone_lost",{seconds:(e.lostMs/1e3).toFixed(1)}):M}
      </p>
      ${e.isWanted&&e.devices.length>1?this.#e():M}
      <button @click=${this.#t}>${b(e.isWanted?"microphone_stop":"microphone_start")}</button>
    </section>`}#e(){let{devices:e,deviceId:t}=_.microphone;return y`<label>
      ${b("microphone_device")}
      <select @change=${n=>{_.microphone.choose(n.target.value)}}>
        ${e.map(({id:n,name:o},i)=>y`<option value=${n} ?selected=${n===t}>${o||`${b("microphone")} ${i+1}`}</option>`)}
      </select>
    </label>`}#t=()=>{_.microphone.isWanted?_.microphone.stop():_.microphone.start()}};ge("es-microphone",ji);var Xd=3,eh=.1,th=.9,nh=5,Fi=class extends Ze{static{this.styles=[Me,re`
      h1 {
        font-size: 1.25rem;
        font-weight: 650;
      }
      .intro {
        margin: 6px 0 16px;
      }
      .panel {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        padding: 18px;
        margin-bottom: 14px;
        box-shadow: var(--shadow);
      }
      h2 {
        font-size: 1.05rem;
        font-weight: 650;
      }
      h3 {
        font-size: 0.95rem;
        font-weight: 650;
        margin: 18px 0 8px;
      }
      .cue {
        display: flex;
        gap: 14px;
        align-items: center;
        font-size: clamp(1.3rem, 3.4vw, 2.2rem);
        font-weight: 650;
        line-height: 1.25;
        margin: 14px 0;
      }
      .columns {
        display: grid;
        gap: 8px 28px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
      }
      ol.lead {
        margin: 10px 0 0;
        padding-left: 1.3em;
        display: grid;
        gap: 6px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 7px;
      }
      .shares li {
        display: grid;
        grid-template-columns: 8.5em 1fr 3.2em;
        gap: 10px;
        align-items: center;
        font-size: 0.92rem;
      }
      .shares span:first-child {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
      .shares .number {
        text-align: right;
      }
      .bar {
        position: relative;
        height: 12px;
        border-radius: 4px;
        background: var(--lane);
      }
      .bar i {
        display: block;
        height: 100%;
        border-radius: 4px;
        box-shadow: inset 0 0 0 1px var(--outline-soft);
      }
      .bar b {
        position: absolute;
        top: -3px;
        bottom: -3px;
        width: 3px;
        margin-left: -1px;
        background: var(--outline);
      }
      .hint {
        font-size: 0.85rem;
        color: var(--muted);
        margin-top: 8px;
      }
      .wide {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-size: 0.92rem;
      }
      th,
      td {
        text-align: left;
        padding: 6px 18px 6px 0;
        font-weight: 400;
        border-bottom: 1px solid var(--line);
      }
      thead th {
        color: var(--muted);
        font-size: 0.82rem;
        font-weight: 600;
      }
      .empty {
        padding: 5vh 20px;
        text-align: center;
        background: var(--surface);
        border: 1px dashed var(--line-strong);
        border-radius: 16px;
      }
      code {
        overflow-wrap: anywhere;
      }
    `]}render(){let{cues:e,takes:t}=_.model.coach;return y`
      <h1>${b("coach")}</h1>
      <p class="intro muted">${b("coach_intro")}</p>
      ${_.marking.gateway?M:y`<es-microphone></es-microphone>`}
      <div aria-live="polite">${[...e.values()].map(n=>this.#e(n))}</div>
      ${t.slice(0,nh).map((n,o)=>this.#t(n,t.slice(o+1)))}
      ${e.size===0&&t.length===0?y`<div class="empty"><h2>${b("coach_nobody")}</h2><p class="muted">${b("coach_how")} <code>target = { happy = 0.6, calm = 0.4 }</code> <code>roles = ["unknown"]</code></p></div>`:M}
    `}#e(e){let t=e.cue==="begin"?b("cue_begin",{target:Bi(e.target)}):b(rh(e.cue),{label:se(e.label??"")});return y`<section class="panel">
      <h2 class="muted">${se(e.role)}</h2>
      <p class="cue">${e.label===null?M:Pt(e.label)} <span>${t}</span></p>
      ${$a(e.heard,e.target)}
      <p class="hint">${b(e.heard.length>0?"cue_hint":"target_hint")}</p>
    </section>`}#t(e,t){return y`<section class="panel">
      <h2>${b("take_at",{time:nn(e.at,_.language)})}</h2>
      <ol class="lead">
        ${ih(e).map(n=>y`<li>${n}</li>`)}
      </ol>
      ${e.shares.length===0?M:y`<div class="columns">
            <div>
              <h3>${b("share_of_time")}</h3>
              ${$a(e.shares,e.target)}
              <p class="hint">${b("target_hint")}</p>
            </div>
            <div>
              ${e.stretches.length===0?M:this.#n(e)} ${e.mixtures.length===0?M:sh(e)}
            </div>
          </div>`}
      ${oh(e,t)}
    </section>`}#n(e){return y`<h3>${b("stretches")}</h3>
      <ul>
        ${e.stretches.map(({start_ms:t,end_ms:n,more:o,less:i})=>y`<li>
            <a href=${Sa(e,t)}>${b("from_to",{from:_e(t),to:_e(n)})}</a>:
            ${b("more_and_less",{more:se(i),less:se(o)})}
          </li>`)}
      </ul>`}};function sh(s){return y`<h3>${b("mixtures")}</h3>
    <ul>
      ${s.mixtures.map(({names:e,share:t,start_ms:n})=>y`<li>${e.map(se).join(" + ")}: ${Os(t)}, <a href=${Sa(s,n)}>${_e(n)}</a></li>`)}
    </ul>`}function oh(s,e){let t=e.filter(({shares:i})=>i.length>0);if(s.distance===null||t.length===0)return M;let n=t.map(({shares:i})=>ra(i,s.target)),o=s.distance<Math.min(...n);return y`<h3>${b("comparison")}</h3>
    <p>${b(o?"closest":"not_closest",{now:s.distance.toFixed(2),before:n[0].toFixed(2),best:Math.min(...n).toFixed(2)})}</p>
    <div class="wide" tabindex="0" role="region" aria-label=${b("comparison")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${b("take")}</th>
            <th scope="col">${b("distance")}</th>
          </tr>
        </thead>
        <tbody>
          ${[{at:s.at,away:s.distance},...t.map(({at:i},r)=>({at:i,away:n[r]}))].map(({at:i,away:r})=>y`<tr>
              <th scope="row">${nn(i,_.language)}</th>
              <td class="number">${r.toFixed(2)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>`}function Sa(s,e){let t=_.model.find(s.sessionId),n=t?.legs.get(s.legId)?.origin,o=t!==void 0&&n!=null?n-t.startedAt:0;return rt({view:"session",sessionId:s.sessionId,t:Math.max(0,e+o)})}function ih(s){if(s.shares.length===0)return[b("coach_too_little")];let e={target:Bi(s.target),percent:Os(s.onTargetShare??0)},t=[...s.stretches].sort((n,o)=>o.end_ms-o.start_ms-(n.end_ms-n.start_ms))[0];return[b("coach_heard",{time:_e(s.heardMs),shares:Bi(s.shares)}),t===void 0?b("coach_near",e):b("coach_away",{...e,from:_e(t.start_ms),to:_e(t.end_ms),more:se(t.less),less:se(t.more)}),(s.onTargetShare??0)>=th?b("coach_same"):b("coach_next",{label:se(la(s.shares,s.target))})]}function $a(s,e){let t=new Map(e.map(({name:r,share:c})=>[r,c])),n=new Map(s.map(({name:r,share:c})=>[r,c])),i=[...t.keys(),...s.map(({name:r})=>r).filter(r=>!t.has(r))].filter(r=>t.has(r)||(n.get(r)??0)>=.01);return y`<ul class="shares">
    ${i.map(r=>{let c=n.get(r)??0,u=t.get(r);return y`<li>
        <span>${Pt(r)} ${se(r)}</span>
        <span class="bar">
          <i ${Lt({width:`${100*c}%`,background:xt(r).colour})}></i>
          ${u===void 0?M:y`<b ${Lt({left:`${100*u}%`})}></b>`}
        </span>
        <span class="number">${s.length===0?Os(u??0):Os(c)}</span>
      </li>`})}
  </ul>`}function Bi(s){return s.slice(0,Xd).filter(({share:t},n)=>n===0||t>=eh).map(({name:t,share:n})=>`${se(t)} ${Os(n)}`).join(", ")}var Os=s=>`${Math.round(100*s)} %`,rh=s=>s==="more"?"cue_more":s==="less"?"cue_less":"cue_on_target";ge("es-coach",Fi);function Ea(s,e,t,n=[]){let o={alone:new Map(s.map(r=>[r.id,0])),overlap:0,silence:0,total:0},i=e;for(let r of[...n].sort((c,u)=>c.from-u.from))Aa(o,s,i,Math.min(r.from,t)),i=Math.max(i,r.to);return Aa(o,s,i,t),o}function Aa(s,e,t,n){if(t>=n)return;let o=[];for(let c of e)if(c.origin!==null)for(let u of c.utterances){let[p,w]=lh(u,c.origin,t,n);p<w&&o.push({at:p,leg:c.id,change:1},{at:w,leg:c.id,change:-1})}o.sort((c,u)=>c.at-u.at||c.change-u.change),s.total+=n-t;let i=new Map,r=t;for(let c of[...o,{at:n,leg:"",change:1}]){let u=[...i].filter(([,w])=>w>0).map(([w])=>w),p=c.at-r;u.length===0?s.silence+=p:u.length>1?s.overlap+=p:s.alone.set(u[0],s.alone.get(u[0])+p),i.set(c.leg,(i.get(c.leg)??0)+c.change),r=c.at}}function lh(s,e,t,n){return[Math.max(t,s.from+e),Math.min(n,s.to===null?n:s.to+e)]}var Lo=re`
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
`;function Po(s,e,t,{details:n=!1}={}){let{texts:o}=s,{acknowledged:i,rule:r}=t,c=o.t(i?"alert_acknowledged":"alert_open",{rule:r}),u=_e(s.now()-Date.parse(t.raised_at));return y`<p class="alert ${i?"acknowledged":""}" part="alert">
    ${Mo} ${c} ${n?y`<span class="why">${ah(s,t)}</span>`:M}
    <span class="why number">${u}</span>
    ${i||s.acknowledge===void 0?M:y`<button aria-label=${`${o.t("acknowledge")}: ${r}`} @click=${()=>s.acknowledge(e)}>${o.t("acknowledge")}</button>`}
  </p>`}function ah({texts:s},e){let t=e.role===null?"":s.word(e.role),n=e.acknowledged_by===null?"":s.t("acknowledged_by",{who:e.acknowledged_by});return[t,Gi(s,e),n].filter(Boolean).join(" · ")}function Gi(s,{kind:e,labels:t,probability:n,threshold:o}){if(e==="silence")return s.t("alert_silence");let i=c=>c===null?"–":`${Math.round(c*100)} %`,r={labels:t.map(c=>s.word(c)).join(" + "),probability:i(n),threshold:i(o)};return s.t(e==="rising"?"alert_rising":"alert_above",r)}var ch=34,uh=7.5,dh=220,qi=class extends Ce{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.until=0;this.#e=new ResizeObserver(()=>this.requestUpdate())}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1}}}static{this.styles=[Me,re`
      ul {
        list-style: none;
        margin: 0 0 10px;
        padding: 0;
        display: grid;
        gap: 4px;
      }
      li {
        grid-column: 1;
        min-width: 0;
      }
      a {
        position: relative;
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 28px;
        padding: 0 6px 4px;
        border-radius: 6px;
        background: var(--raised);
        color: var(--text);
        font-size: 0.8rem;
        font-weight: 600;
        text-decoration: none;
        overflow: hidden;
      }
      a:hover span {
        text-decoration: underline;
      }
      i {
        position: absolute;
        bottom: 0;
        height: 4px;
        min-width: 3px;
        border-radius: 2px;
        background: var(--need3);
      }
      a.over {
        font-weight: 400;
      }
      svg {
        width: 1.1em;
        height: 1.1em;
        flex: none;
        color: var(--need3);
      }
      span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `]}#e;connectedCallback(){super.connectedCallback(),this.#e.observe(this)}disconnectedCallback(){this.#e.disconnect(),super.disconnectedCallback()}render(){let{session:t}=this,n=t===null?[]:this.#t(t.alertLog);return t===null||n.length===0?M:y`<ul aria-label=${b("alerts")}>
      ${n.map(({alert:o,row:i,left:r,width:c,barLeft:u,barWidth:p})=>y`<li ${Lt({"grid-row":String(i+1),"margin-left":`${r}%`,width:`${c}%`})}>
          <a
            class=${o.clearedAt===null?"":"over"}
            href=${rt({view:"session",sessionId:t.id,t:Math.max(0,Date.parse(o.raised_at)-t.startedAt)})}
            title=${this.#n(t,o)}
            aria-label=${this.#n(t,o)}
            >${Mo}<span>${o.rule}</span><i ${Lt({left:`${u}%`,width:`${p}%`})}></i
          ></a>
        </li>`)}
    </ul>`}#t(t){let n=[],o=r=>Math.max(0,Math.min(100,(r-this.from)/(this.to-this.from)*100)),i=100/Math.max(1,this.clientWidth);return t.flatMap(r=>{let c=Date.parse(r.raised_at),u=r.clearedAt??this.until;if(u<this.from||c>this.to)return[];let[p,w]=[o(c),o(u)],f=Math.min(dh,ch+uh*r.rule.length)*i,g=Math.min(100,Math.max(f,w-p)),k=Math.min(p,100-g),E=n.findIndex(N=>N<=k),$=E<0?n.length:E;n[$]=k+g;let C=N=>N/g*100;return[{alert:r,row:$,left:k,width:g,barLeft:C(p-k),barWidth:C(w-p)}]})}#n(t,n){let o=w=>_e(w-t.startedAt),i=Date.parse(n.raised_at),r=n.clearedAt===null?o(i):b("from_to",{from:o(i),to:o(n.clearedAt)}),c=n.role===null?"":se(n.role),u=n.acknowledged?n.acknowledged_by===null?b("acknowledged"):b("acknowledged_by",{who:n.acknowledged_by}):"",p=n.clearedAt===null?"":b("cleared",{reason:se(n.reason??"unknown")});return[b("alert_open",{rule:n.rule}),r,c,Gi(_.texts,n),u,p].filter(Boolean).join(" · ")}};ge("es-alert-axis",qi);var Ma=re`
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
    flex-wrap: wrap;
    gap: 2px 10px;
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
    white-space: nowrap;
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
    position: relative;
    height: 1.3em;
    font-size: 0.75rem;
    color: var(--muted);
    margin-top: 6px;
  }
  .ticks span {
    position: absolute;
    transform: translateX(-50%);
  }
  .ticks .first {
    transform: none;
  }
  .ticks .last {
    transform: translateX(-100%);
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
  .talk .without {
    grid-column: 2 / -1;
  }
  ul + .hint {
    margin-top: 10px;
  }
  .hint {
    font-size: 0.82rem;
    color: var(--muted);
  }
  .doubt {
    padding: 8px 12px;
    margin-bottom: 14px;
    border: 1px dashed var(--line-strong);
    border-radius: 8px;
    background: var(--surface);
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
  dialog {
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: 14px;
    padding: 22px;
    max-width: 460px;
    box-shadow: var(--shadow-high);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog h2 {
    font-size: 1.1rem;
    margin-bottom: 10px;
  }
  dialog p {
    margin-bottom: 12px;
    overflow-wrap: anywhere;
  }
  .choice {
    display: flex;
    gap: 10px;
    justify-content: flex-end;
    flex-wrap: wrap;
  }
  .danger {
    border-color: var(--need3);
    border-width: 2px;
  }
  .empty {
    padding: 8vh 20px;
    text-align: center;
    background: var(--surface);
    border: 1px dashed var(--line-strong);
    border-radius: 16px;
  }
`;var La=["silent","unsure","lost","paused","unknown"],Ie=8,hh=5,ph=5e3,Ta=new Map;function Pa(s,e,t,n,o){s.clearRect(0,0,n.width,n.height);let i=e.origin;if(i===null||!e.analysed)return;let r=n.width*n.scale/(n.to-n.from),c=$=>Math.round(($+i-n.from)*r)/n.scale,u=($,C,...N)=>{let A=Math.max(0,c($)),H=Math.min(n.width,c(C));if(H<=A)return;let L=Math.max(.5,H-A);s.clearRect(A,0,L,n.height);for(let K of N)s.fillStyle=K,s.fillRect(A,0,L,n.height)},{hatch:p,lost:w,speech:f}=o,g=$=>Ki(s,$,$==="lost"?w:p),k=n.until-i;u(0,k,g("silent"));for(let{from:$,to:C}of n.unknown)u(Math.max(0,$-i),Math.min(k,C-i),g("unknown"));for(let{from:$,to:C}of e.pauses)u($-i,Math.min(k,(C??1/0)-i),g("paused"));for(let{from:$,to:C}of e.utterances)C===null?u($,k,f,...k-Math.max($,fh(e))>ph?[g("unknown")]:[]):u($,C,f,g("unsure"));let E=t.map(($,C)=>C).sort(($,C)=>fo(t[$],t[C]));for(let $ of e.pieces)c($.to)<0||c($.from)>n.width||($.reason===null?(u($.from,$.to,f),gh(s,$,t,E,c($.from),c($.to),n.height)):u($.from,$.to,f,g(mh($.reason))));for(let $ of e.gaps)u($.from,$.to,f,g("lost"))}function fh(s){return s.pieces.at(-1)?.to??0}function mh(s){return s==="audio_lost"||s==="overload"?"lost":s==="paused"?"paused":"unsure"}function Ki(s,e,t){return Ca(s,{silent:"dots",unsure:"rising",lost:"cross",paused:"columns",unknown:"rows"}[e],t)}function gh(s,e,t,n,o,i,r){let c=r,u=Math.max(.5,i-o);for(let p of n){let w=(e.shares[p]??0)*r;if(w<.5)continue;let{colour:f,pattern:g}=xt(t[p]);s.fillStyle=f,s.fillRect(o,c-w,u,w),g!=="plain"&&w>=hh&&(s.fillStyle=Ca(s,g,"rgba(0, 0, 0, 0.38)"),s.fillRect(o,c-w,u,w)),c-=w}}function Ca(s,e,t){let n=`${e} ${t}`,o=Ta.get(n);return o===void 0&&(o=s.createPattern(bh(e,t),"repeat"),Ta.set(n,o)),o}function bh(s,e){let t=document.createElement("canvas");t.width=t.height=Ie;let n=t.getContext("2d");return n.strokeStyle=n.fillStyle=e,n.lineWidth=1.5,n.beginPath(),(s==="rising"||s==="cross")&&Co(n,[-2,2,2,-2],[0,Ie,Ie,0],[Ie-2,Ie+2,Ie+2,Ie-2]),(s==="falling"||s==="cross")&&Co(n,[-2,Ie-2,2,Ie+2],[0,0,Ie,Ie],[Ie-2,-2,Ie+2,2]),s==="rows"&&Co(n,[0,Ie/2,Ie,Ie/2]),s==="columns"&&Co(n,[Ie/2,0,Ie/2,Ie]),n.stroke(),s==="dots"&&n.fillRect(3,3,1.6,1.6),t}function Co(s,...e){for(let[t,n,o,i]of e)s.moveTo(t,n),s.lineTo(o,i)}var rn=new Map,Yi=!1;function Ra(s){rn.set(s,0),Yi||(Yi=!0,Oa())}function Da(s){rn.delete(s)}function Ro(s){rn.has(s)&&rn.set(s,0)}function Oa(){if(rn.size===0){Yi=!1;return}setTimeout(()=>requestAnimationFrame(wh),100)}function wh(s){for(let[e,t]of rn)if(!(!e.visible||t>s)&&(e.paint(),rn.delete(e),rn.set(e,s+e.everyMs),performance.now()-s>6))break;Oa()}var vh=1e3,_h=5e3,Zi=class extends Ce{constructor(){super(...arguments);this.display=null;this.session=null;this.leg=null;this.scheme="";this.from=null;this.to=null;this.until=null;this.everyMs=vh;this.visible=!1;this.#e=null;this.#t=null;this.#n=new IntersectionObserver(t=>{this.visible=t.at(-1).isIntersecting,this.visible&&Ro(this)},{rootMargin:"300px"});this.#o=new ResizeObserver(()=>Ro(this))}static{this.properties={display:{attribute:!1},session:{attribute:!1},leg:{attribute:!1},scheme:{attribute:!1},from:{attribute:!1},to:{attribute:!1},until:{attribute:!1},everyMs:{attribute:!1}}}static{this.styles=re`
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
  `}#e;#t;#n;#o;connectedCallback(){super.connectedCallback(),this.#n.observe(this),this.#o.observe(this),matchMedia("(prefers-reduced-motion: reduce)").matches&&(this.everyMs=Math.max(this.everyMs,_h)),Ra(this)}disconnectedCallback(){Da(this),this.#n.disconnect(),this.#o.disconnect(),super.disconnectedCallback()}render(){return y`<canvas aria-hidden="true"></canvas>`}updated(t){t.has("scheme")&&(this.#t=null),Ro(this)}paint(){let t=this.renderRoot.querySelector("canvas"),{clientWidth:n,clientHeight:o}=this,{display:i,session:r,leg:c}=this;if(t===null||i===null||r===null||c===null||n===0)return;let u=Math.min(devicePixelRatio,2);(t.width!==Math.round(n*u)||t.height!==Math.round(o*u))&&(t.width=Math.round(n*u),t.height=Math.round(o*u)),this.#e??=t.getContext("2d");let p=this.#e;p.setTransform(u,0,0,u,0,0),this.#t??=yh(this);let w=i.now(),f=this.to??w,g=this.from??f-Rs,k=Math.min(this.until??1/0,w),E=r.unknown(c);i.lostAt!==null&&E.push({from:i.lostAt,to:k}),Pa(p,c,i.model.labels,{from:g,to:f,width:n,height:o,scale:u,until:k,unknown:E},this.#t)}};function yh(s){let e=getComputedStyle(s),t=n=>e.getPropertyValue(n).trim();return{speech:t("--speech"),hatch:t("--hatch"),lost:t("--lost"),cursor:t("--accent")}}ge("es-lane",Zi);var Ji=class extends Ce{constructor(){super(...arguments);this.display=null;this.stamp=""}static{this.properties={display:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Me,re`
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
    `]}render(){if(this.display===null)return M;let{model:t,texts:n}=this.display;return y`<div role="group" aria-label=${n.t("legend")}>
        ${[...t.labels].sort(fo).map(o=>y`<span>${Pt(o)} ${n.word(o)}</span>`)}
        ${La.map(o=>y`<span><canvas width="52" height="32" data-kind=${o} aria-hidden="true"></canvas>${n.t(`hatch_${o}`)}</span>`)}
      </div>
      <p>${n.t("events_say")}</p>`}updated(){let t=getComputedStyle(this);for(let n of this.renderRoot.querySelectorAll("canvas")){let o=n.dataset.kind,i=t.getPropertyValue(o==="lost"?"--lost":"--hatch").trim();if(n.dataset.colour===i)continue;n.dataset.colour=i;let r=n.getContext("2d");r.setTransform(2,0,0,2,0,0),r.clearRect(0,0,26,16),r.fillStyle=Ki(r,o,i),r.fillRect(0,0,26,16)}}};ge("es-legend",Ji);var xh=re`
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
`,Qi=class extends Ce{constructor(){super(...arguments);this.display=null;this.session=null;this.stamp="";this.#e=!1;this.#t=new IntersectionObserver(t=>{this.#e=t.at(-1).isIntersecting,this.#e&&this.requestUpdate()},{rootMargin:"300px"});this.#o=()=>{this.dispatchEvent(new Event("choose"))}}static{this.properties={display:{attribute:!1},session:{attribute:!1},stamp:{attribute:!1}}}static{this.styles=[Me,xh,Lo,re`
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
    `]}#e;#t;connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(){return this.#e||!this.hasUpdated}render(){let{display:t,session:n}=this;if(n===null||t===null)return M;let{texts:o}=t,i=n.endedAt!==null,r=Do(t,n),c=!i&&(t.isStale||r!==""),u=c&&Cs(n)===0?0:go(n),p=[i?"ended":`need${u}`,c?"stale":""];return y`<article part="tile" class=${p.join(" ")} aria-label=${os(n)}>
      <header part="header">
        ${this.#n(t,n)}
        <span class="when muted number">
          ${i?o.t("ended",{reason:o.word(n.endReason)}):_e(t.now()-n.startedAt)}
        </span>
      </header>
      ${Object.entries(n.alerts).map(([w,f])=>Po(t,w,f))}
      ${Ps(n,w=>t.showsRole(w)).map(w=>kh(t,n,w))}
      <div class="axis" aria-hidden="true"><span>${o.t("minutes_ago")}</span><span>${o.t("now")}</span></div>
      ${c?y`<p class="note">${r||o.t("stale",{time:nn(tr(n),o.code)})}</p>`:M}
    </article>`}#n(t,n){let o=t.addressOf(n),i=t.texts.t("open_session",{id:os(n)});return o!==null?y`<a href=${o} aria-label=${i} title=${n.id}>${os(n)}</a>`:y`<button aria-label=${i} title=${n.id} @click=${this.#o}>${os(n)}</button>`}#o};function kh(s,e,t){return y`<section class="leg" part="leg">
    <div class="line">
      <span class="talking ${t.speaking?"on":""}" aria-hidden="true"></span>
      <span class="role" part="role">${An(s.texts,e,t)}</span>
      ${er(t,s)}
    </div>
    ${t.analysed?y`<es-lane part="ribbon" .display=${s} .session=${e} .leg=${t} .until=${e.endedAt} .scheme=${s.scheme}></es-lane>`:M}
  </section>`}function os(s){return Xi(s.id,s.sourceId)}function Xi(s,e){let t=/^[0-9a-f-]{32,36}$/.test(s)?s.slice(0,8):s;return e?`${e} · ${t}`:t}function An(s,e,t){let n=Ps(e,o=>o===t.role);return n.length===1?s.word(t.role):`${s.word(t.role)} ${n.indexOf(t)+1}`}function er(s,e){let{texts:t}=e;if(!s.analysed)return y`<span class="state quiet" part="state">${t.t("not_analysed")}</span>`;if(s.paused)return y`<span class="state quiet" part="state">${t.t("hatch_paused")}</span>`;if(s.state==="none"){let n=s.speaking?s.current.abstained?"unsure":"speaking":"silent";return y`<span class="state quiet" part="state">${t.t(n)}</span>`}return y`<span class="state" part="state">${Pt(s.state)} ${t.word(s.state)}</span>
    <span class="percent number">${Math.round(s.probability*100)} %</span>
    ${s.since===null?M:y`<span class="since number">${t.t("since",{time:_e(e.now()-s.since)})}</span>`}`}function tr(s){return Math.max(s.startedAt,...[...s.legs.values()].map(e=>e.heardAt))}function Do(s,e){let{texts:t,model:n}=s;if(e.endedAt!==null)return"";let o=n.sourceOf(e);return o!==void 0&&["lost","stopped"].includes(o.state)?t.t("source_away",{source:n.nameOf(o)}):$h(e,s.clock())?t.t("stale",{time:nn(tr(e),t.code)}):""}function $h(s,e){let t=[...s.legs.values()].some(n=>n.speaking&&n.analysed);return s.endedAt===null&&t&&e-tr(s)>ns}ge("es-tile",Qi);var Sh="uplot",Ah="u-hz",Eh="u-vt",Mh="u-title",Th="u-wrap",Lh="u-under",Ph="u-over",Ch="u-axis",Tn="u-off",Rh="u-select",Dh="u-cursor-x",Oh="u-cursor-y",zh="u-cursor-pt",Ih="u-legend",Nh="u-live",Hh="u-inline",Uh="u-series",Vh="u-marker",za="u-label",Wh="u-value",Is="width",Ns="height";var Ia="bottom",is="left",nr="right",vr="#000",Na=vr+"0",sr="mousemove",Ha="mousedown",or="mouseup",Ua="mouseenter",Va="mouseleave",Wa="dblclick",jh="resize",Fh="scroll",ja="change",Ho="dppxchange",_r="--",hs=typeof window<"u",cr=hs?document:null,ls=hs?window:null,Bh=hs?navigator:null,de,Oo;function ur(){let s=devicePixelRatio;de!=s&&(de=s,Oo&&hr(ja,Oo,ur),Oo=matchMedia(`(min-resolution: ${de-.001}dppx) and (max-resolution: ${de+.001}dppx)`),Ln(ja,Oo,ur),ls.dispatchEvent(new CustomEvent(Ho)))}function ht(s,e){if(e!=null){let t=s.classList;!t.contains(e)&&t.add(e)}}function dr(s,e){let t=s.classList;t.contains(e)&&t.remove(e)}function $e(s,e,t){s.style[e]=t+"px"}function Ct(s,e,t,n){let o=cr.createElement(s);return e!=null&&ht(o,e),t?.insertBefore(o,n),o}function kt(s,e){return Ct("div",s,e)}var Fa=new WeakMap;function Wt(s,e,t,n,o){let i="translate("+e+"px,"+t+"px)",r=Fa.get(s);i!=r&&(s.style.transform=i,Fa.set(s,i),e<0||t<0||e>n||t>o?ht(s,Tn):dr(s,Tn))}var Ba=new WeakMap;function Ga(s,e,t){let n=e+t,o=Ba.get(s);n!=o&&(Ba.set(s,n),s.style.background=e,s.style.borderColor=t)}var qa=new WeakMap;function Ka(s,e,t,n){let o=e+""+t,i=qa.get(s);o!=i&&(qa.set(s,o),s.style.height=t+"px",s.style.width=e+"px",s.style.marginLeft=n?-e/2+"px":0,s.style.marginTop=n?-t/2+"px":0)}var yr={passive:!0},Gh={...yr,capture:!0};function Ln(s,e,t,n){e.addEventListener(s,t,n?Gh:yr)}function hr(s,e,t,n){e.removeEventListener(s,t,yr)}hs&&ur();function Rt(s,e,t,n){let o;t=t||0,n=n||e.length-1;let i=n<=2147483647;for(;n-t>1;)o=i?t+n>>1:pt((t+n)/2),e[o]<s?t=o:n=o;return s-e[t]<=e[n]-s?t:n}function xc(s){return(t,n,o)=>{let i=-1,r=-1;for(let c=n;c<=o;c++)if(s(t[c])){i=c;break}for(let c=o;c>=n;c--)if(s(t[c])){r=c;break}return[i,r]}}var kc=s=>s!=null,$c=s=>s!=null&&s>0,Wo=xc(kc),qh=xc($c);function Kh(s,e,t,n=0,o=!1){let i=o?qh:Wo,r=o?$c:kc;[e,t]=i(s,e,t);let c=s[e],u=s[e];if(e>-1)if(n==1)c=s[e],u=s[t];else if(n==-1)c=s[t],u=s[e];else for(let p=e;p<=t;p++){let w=s[p];r(w)&&(w<c?c=w:w>u&&(u=w))}return[c??be,u??-be]}function jo(s,e,t,n){let o=Ja(s),i=Ja(e);s==e&&(o==-1?(s*=t,e/=t):(s/=t,e*=t));let r=t==10?Kt:Sc,c=o==1?pt:$t,u=i==1?$t:pt,p=c(r(He(s))),w=u(r(He(e))),f=as(t,p),g=as(t,w);return t==10&&(p<0&&(f=we(f,-p)),w<0&&(g=we(g,-w))),n||t==2?(s=f*o,e=g*i):(s=Tc(s,f),e=Fo(e,g)),[s,e]}function xr(s,e,t,n){let o=jo(s,e,t,n);return s==0&&(o[0]=0),e==0&&(o[1]=0),o}var kr=.1,Ya={mode:3,pad:kr},Us={pad:0,soft:null,mode:0},Yh={min:Us,max:Us};function Uo(s,e,t,n){return Bo(t)?Za(s,e,t):(Us.pad=t,Us.soft=n?0:null,Us.mode=n?3:0,Za(s,e,Yh))}function ce(s,e){return s??e}function Zh(s,e,t){for(e=ce(e,0),t=ce(t,s.length-1);e<=t;){if(s[e]!=null)return!0;e++}return!1}function Za(s,e,t){let n=t.min,o=t.max,i=ce(n.pad,0),r=ce(o.pad,0),c=ce(n.hard,-be),u=ce(o.hard,be),p=ce(n.soft,be),w=ce(o.soft,-be),f=ce(n.mode,0),g=ce(o.mode,0),k=e-s,E=Kt(k),$=nt(He(s),He(e)),C=Kt($),N=He(C-E);(k<1e-24||N>10)&&(k=0,(s==0||e==0)&&(k=1e-24,f==2&&p!=be&&(i=0),g==2&&w!=-be&&(r=0)));let A=k||$||1e3,H=Kt(A),L=as(10,pt(H)),K=A*(k==0?s==0?.1:1:i),I=we(Tc(s-K,L/10),24),X=s>=p&&(f==1||f==3&&I<=p||f==2&&I>=p)?p:be,Z=nt(c,I<X&&s>=X?X:Dt(X,I)),ne=A*(k==0?e==0?.1:1:r),Y=we(Fo(e+ne,L/10),24),P=e<=w&&(g==1||g==3&&Y>=w||g==2&&Y<=w)?w:-be,Q=Dt(u,Y>P&&e<=P?P:nt(P,Y));return Z==Q&&Z==0&&(Q=100),[Z,Q]}var Jh=new Intl.NumberFormat(hs?Bh.language:"en-US"),$r=s=>Jh.format(s),ft=Math,No=ft.PI,He=ft.abs,pt=ft.floor,Ne=ft.round,$t=ft.ceil,Dt=ft.min,nt=ft.max,as=ft.pow,Ja=ft.sign,Kt=ft.log10,Sc=ft.log2,Qh=(s,e=1)=>ft.sinh(s)*e,ir=(s,e=1)=>ft.asinh(s/e),be=1/0;function Qa(s){return(Kt((s^s>>31)-(s>>31))|0)+1}function pr(s,e,t){return Dt(nt(s,e),t)}function Ac(s){return typeof s=="function"}function oe(s){return Ac(s)?s:()=>s}var Xh=()=>{},Ec=s=>s,Mc=(s,e)=>e,ep=s=>null,Xa=s=>!0,ec=(s,e)=>s==e,tp=/\.\d*?(?=9{6,}|0{6,})/gm,Pn=s=>{if(Pc(s)||an.has(s))return s;let e=`${s}`,t=e.match(tp);if(t==null)return s;let n=t[0].length-1;if(e.indexOf("e-")!=-1){let[o,i]=e.split("e");return+`${Pn(o)}e${i}`}return we(s,n)};function En(s,e){return Pn(we(Pn(s/e))*e)}function Fo(s,e){return Pn($t(Pn(s/e))*e)}function Tc(s,e){return Pn(pt(Pn(s/e))*e)}function we(s,e=0){if(Pc(s))return s;let t=10**e,n=s*t*(1+Number.EPSILON);return Ne(n)/t}var an=new Map;function Lc(s){return((""+s).split(".")[1]||"").length}function Ws(s,e,t,n){let o=[],i=n.map(Lc);for(let r=e;r<t;r++){let c=He(r),u=we(as(s,r),c);for(let p=0;p<n.length;p++){let w=s==10?+`${n[p]}e${r}`:n[p]*u,f=(r>=0?0:c)+(r>=i[p]?0:i[p]),g=s==10?w:we(w,f);o.push(g),an.set(g,f)}}return o}var Vs={},Sr=[],cs=[null,null],ln=Array.isArray,Pc=Number.isInteger,np=s=>s===void 0;function tc(s){return typeof s=="string"}function Bo(s){let e=!1;if(s!=null){let t=s.constructor;e=t==null||t==Object}return e}function sp(s){return s!=null&&typeof s=="object"}var op=Object.getPrototypeOf(Uint8Array),Cc="__proto__";function us(s,e=Bo){let t;if(ln(s)){let n=s.find(o=>o!=null);if(ln(n)||e(n)){t=Array(s.length);for(let o=0;o<s.length;o++)t[o]=us(s[o],e)}else t=s.slice()}else if(s instanceof op)t=s.slice();else if(e(s)){t={};for(let n in s)n!=Cc&&(t[n]=us(s[n],e))}else t=s;return t}function De(s){let e=arguments;for(let t=1;t<e.length;t++){let n=e[t];for(let o in n)o!=Cc&&(Bo(s[o])?De(s[o],us(n[o])):s[o]=us(n[o]))}return s}var ip=0,rp=1,lp=2;function ap(s,e,t){for(let n=0,o,i=-1;n<e.length;n++){let r=e[n];if(r>i){for(o=r-1;o>=0&&s[o]==null;)s[o--]=null;for(o=r+1;o<t&&s[o]==null;)s[i=o++]=null}}}function cp(s,e){if(hp(s)){let r=s[0].slice();for(let c=1;c<s.length;c++)r.push(...s[c].slice(1));return pp(r[0])||(r=dp(r)),r}let t=new Set;for(let r=0;r<s.length;r++){let u=s[r][0],p=u.length;for(let w=0;w<p;w++)t.add(u[w])}let n=[Array.from(t).sort((r,c)=>r-c)],o=n[0].length,i=new Map;for(let r=0;r<o;r++)i.set(n[0][r],r);for(let r=0;r<s.length;r++){let c=s[r],u=c[0];for(let p=1;p<c.length;p++){let w=c[p],f=Array(o).fill(void 0),g=e?e[r][p]:rp,k=[];for(let E=0;E<w.length;E++){let $=w[E],C=i.get(u[E]);$===null?g!=ip&&(f[C]=$,g==lp&&k.push(C)):f[C]=$}ap(f,k,o),n.push(f)}}return n}var up=typeof queueMicrotask>"u"?s=>Promise.resolve().then(s):queueMicrotask;function dp(s){let e=s[0],t=e.length,n=Array(t);for(let i=0;i<n.length;i++)n[i]=i;n.sort((i,r)=>e[i]-e[r]);let o=[];for(let i=0;i<s.length;i++){let r=s[i],c=Array(t);for(let u=0;u<t;u++)c[u]=r[n[u]];o.push(c)}return o}function hp(s){let e=s[0][0],t=e.length;for(let n=1;n<s.length;n++){let o=s[n][0];if(o.length!=t)return!1;if(o!=e){for(let i=0;i<t;i++)if(o[i]!=e[i])return!1}}return!0}function pp(s,e=100){let t=s.length;if(t<=1)return!0;let n=0,o=t-1;for(;n<=o&&s[n]==null;)n++;for(;o>=n&&s[o]==null;)o--;if(o<=n)return!0;let i=nt(1,pt((o-n+1)/e));for(let r=s[n],c=n+i;c<=o;c+=i){let u=s[c];if(u!=null){if(u<=r)return!1;r=u}}return!0}var Rc=["January","February","March","April","May","June","July","August","September","October","November","December"],Dc=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function Oc(s){return s.slice(0,3)}var fp=Dc.map(Oc),mp=Rc.map(Oc),gp={MMMM:Rc,MMM:mp,WWWW:Dc,WWW:fp};function zs(s){return(s<10?"0":"")+s}function bp(s){return(s<10?"00":s<100?"0":"")+s}var wp={YYYY:s=>s.getFullYear(),YY:s=>(s.getFullYear()+"").slice(2),MMMM:(s,e)=>e.MMMM[s.getMonth()],MMM:(s,e)=>e.MMM[s.getMonth()],MM:s=>zs(s.getMonth()+1),M:s=>s.getMonth()+1,DD:s=>zs(s.getDate()),D:s=>s.getDate(),WWWW:(s,e)=>e.WWWW[s.getDay()],WWW:(s,e)=>e.WWW[s.getDay()],HH:s=>zs(s.getHours()),H:s=>s.getHours(),h:s=>{let e=s.getHours();return e==0?12:e>12?e-12:e},AA:s=>s.getHours()>=12?"PM":"AM",aa:s=>s.getHours()>=12?"pm":"am",a:s=>s.getHours()>=12?"p":"a",mm:s=>zs(s.getMinutes()),m:s=>s.getMinutes(),ss:s=>zs(s.getSeconds()),s:s=>s.getSeconds(),fff:s=>bp(s.getMilliseconds())};function Ar(s,e){e=e||gp;let t=[],n=/\{([a-z]+)\}|[^{]+/gi,o;for(;o=n.exec(s);)t.push(o[0][0]=="{"?wp[o[1]]:o[0]);return i=>{let r="";for(let c=0;c<t.length;c++)r+=typeof t[c]=="string"?t[c]:t[c](i,e);return r}}var vp=new Intl.DateTimeFormat().resolvedOptions().timeZone;function _p(s,e){let t;return e=="UTC"||e=="Etc/UTC"?t=new Date(+s+s.getTimezoneOffset()*6e4):e==vp?t=s:(t=new Date(s.toLocaleString("en-US",{timeZone:e})),t.setMilliseconds(s.getMilliseconds())),t}var zc=s=>s%1==0,Vo=[1,2,2.5,5],yp=Ws(10,-32,0,Vo),Ic=Ws(10,0,32,Vo),xp=Ic.filter(zc),Mn=yp.concat(Ic),Er=`
`,Nc="{YYYY}",nc=Er+Nc,Hc="{M}/{D}",Hs=Er+Hc,zo=Hs+"/{YY}",Uc="{aa}",kp="{h}:{mm}",rs=kp+Uc,sc=Er+rs,oc=":{ss}",pe=null;function Vc(s){let e=s*1e3,t=e*60,n=t*60,o=n*24,i=o*30,r=o*365,u=(s==1?Ws(10,0,3,Vo).filter(zc):Ws(10,-3,0,Vo)).concat([e,e*5,e*10,e*15,e*30,t,t*5,t*10,t*15,t*30,n,n*2,n*3,n*4,n*6,n*8,n*12,o,o*2,o*3,o*4,o*5,o*6,o*7,o*8,o*9,o*10,o*15,i,i*2,i*3,i*4,i*6,r,r*2,r*5,r*10,r*25,r*50,r*100]),p=[[r,Nc,pe,pe,pe,pe,pe,pe,1],[o*28,"{MMM}",nc,pe,pe,pe,pe,pe,1],[o,Hc,nc,pe,pe,pe,pe,pe,1],[n,"{h}"+Uc,zo,pe,Hs,pe,pe,pe,1],[t,rs,zo,pe,Hs,pe,pe,pe,1],[e,oc,zo+" "+rs,pe,Hs+" "+rs,pe,sc,pe,1],[s,oc+".{fff}",zo+" "+rs,pe,Hs+" "+rs,pe,sc,pe,1]];function w(f){return(g,k,E,$,C,N)=>{let A=[],H=C>=r,L=C>=i&&C<r,K=f(E),I=we(K*s,3),X=rr(K.getFullYear(),H?0:K.getMonth(),L||H?1:K.getDate()),Z=we(X*s,3);if(L||H){let ne=L?C/i:0,Y=H?C/r:0,P=I==Z?I:we(rr(X.getFullYear()+Y,X.getMonth()+ne,1)*s,3),Q=new Date(Ne(P/s)),U=Q.getFullYear(),G=Q.getMonth();for(let F=0;P<=$;F++){let ie=rr(U+Y*F,G+ne*F,1),j=ie-f(we(ie*s,3));P=we((+ie+j)*s,3),P<=$&&A.push(P)}}else{let ne=C>=o?o:C,Y=pt(E)-pt(I),P=Z+Y+Fo(I-Z,ne);A.push(P);let Q=f(P),U=Q.getHours()+Q.getMinutes()/t+Q.getSeconds()/n,G=C/n,F=g.axes[k]._space,ie=N/F;for(;P=we(P+C,s==1?0:3),!(P>$);)if(G>1){let j=pt(we(U+G,6))%24,le=f(P).getHours()-j;le>1&&(le=-1),P-=le*n,U=(U+G)%24;let fe=A[A.length-1];we((P-fe)/C,3)*ie>=.7&&A.push(P)}else A.push(P)}return A}}return[u,p,w]}var[$p,Sp,Ap]=Vc(1),[Ep,Mp,Tp]=Vc(.001);Ws(2,-53,53,[1]);function ic(s,e){return s.map(t=>t.map((n,o)=>o==0||o==8||n==null?n:e(o==1||t[8]==0?n:t[1]+n)))}function rc(s,e){return(t,n,o,i,r)=>{let c=e.find(E=>r>=E[0])||e[e.length-1],u,p,w,f,g,k;return n.map(E=>{let $=s(E),C=$.getFullYear(),N=$.getMonth(),A=$.getDate(),H=$.getHours(),L=$.getMinutes(),K=$.getSeconds(),I=C!=u&&c[2]||N!=p&&c[3]||A!=w&&c[4]||H!=f&&c[5]||L!=g&&c[6]||K!=k&&c[7]||c[1];return u=C,p=N,w=A,f=H,g=L,k=K,I($)})}}function Lp(s,e){let t=Ar(e);return(n,o,i,r,c)=>o.map(u=>t(s(u)))}function rr(s,e,t){return new Date(s,e,t)}function lc(s,e){return e(s)}var Pp="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function ac(s,e){return(t,n,o,i)=>i==null?_r:e(s(n))}function Cp(s,e){let t=s.series[e];return t.width?t.stroke(s,e):t.points.width?t.points.stroke(s,e):null}function Rp(s,e){return s.series[e].fill(s,e)}var Dp={show:!0,live:!0,isolate:!1,mount:Xh,markers:{show:!0,width:2,stroke:Cp,fill:Rp,dash:"solid"},idx:null,idxs:null,values:[]};function Op(s,e){let t=s.cursor.points,n=kt(),o=t.size(s,e);$e(n,Is,o),$e(n,Ns,o);let i=o/-2;$e(n,"marginLeft",i),$e(n,"marginTop",i);let r=t.width(s,e,o);return r&&$e(n,"borderWidth",r),n}function zp(s,e){let t=s.series[e].points;return t._fill||t._stroke}function Ip(s,e){let t=s.series[e].points;return t._stroke||t._fill}function Np(s,e){return s.series[e].points.size}var lr=[0,0];function Hp(s,e,t){return lr[0]=e,lr[1]=t,lr}function Io(s,e,t,n=!0){return o=>{o.button==0&&(!n||o.target==e)&&t(o)}}function ar(s,e,t,n=!0){return o=>{(!n||o.target==e)&&t(o)}}var Up={show:!0,x:!0,y:!0,lock:!1,move:Hp,points:{one:!1,show:Op,size:Np,width:0,stroke:Ip,fill:zp},bind:{mousedown:Io,mouseup:Io,click:Io,dblclick:Io,mousemove:ar,mouseleave:ar,mouseenter:ar},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(s,e)=>{e.stopPropagation(),e.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(s,e,t,n,o)=>n-o,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Wc={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},Mr=De({},Wc,{filter:Mc}),jc=De({},Mr,{size:10}),Fc=De({},Wc,{show:!1}),Tr='12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Bc="bold "+Tr,Gc=1.5,cc={show:!0,scale:"x",stroke:vr,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Bc,side:2,grid:Mr,ticks:jc,border:Fc,font:Tr,lineGap:Gc,rotate:0},Vp="Value",Wp="Time",uc={show:!0,scale:"x",auto:!1,sorted:1,min:be,max:-be,idxs:[]};function jp(s,e,t,n,o){return e.map(i=>i==null?"":$r(i))}function Fp(s,e,t,n,o,i,r){let c=[],u=an.get(o)||0;t=r?t:we(Fo(t,o),u);for(let p=t;p<=n;p=we(p+o,u))c.push(Object.is(p,-0)?0:p);return c}function fr(s,e,t,n,o,i,r){let c=[],u=s.scales[s.axes[e].scale].log,p=u==10?Kt:Sc,w=pt(p(t));o=as(u,w),u==10&&(o=Mn[Rt(o,Mn)]);let f=t,g=o*u;u==10&&(g=Mn[Rt(g,Mn)]);do c.push(f),f=f+o,u==10&&!an.has(f)&&(f=we(f,an.get(o))),f>=g&&(o=f,g=o*u,u==10&&(g=Mn[Rt(g,Mn)]));while(f<=n);return c}function Bp(s,e,t,n,o,i,r){let u=s.scales[s.axes[e].scale].asinh,p=n>u?fr(s,e,nt(u,t),n,o):[u],w=n>=0&&t<=0?[0]:[];return(t<-u?fr(s,e,nt(u,-n),-t,o):[u]).reverse().map(g=>-g).concat(w,p)}var qc=/./,Gp=/[12357]/,qp=/[125]/,dc=/1/,mr=(s,e,t,n)=>s.map((o,i)=>e==4&&o==0||i%n==0&&t.test(o.toExponential()[o<0?1:0])?o:null);function Kp(s,e,t,n,o){let i=s.axes[t],r=i.scale,c=s.scales[r],u=s.valToPos,p=i._space,w=u(10,r),f=u(9,r)-w>=p?qc:u(7,r)-w>=p?Gp:u(5,r)-w>=p?qp:dc;if(f==dc){let g=He(u(1,r)-w);if(g<p)return mr(e.slice().reverse(),c.distr,f,$t(p/g)).reverse()}return mr(e,c.distr,f,1)}function Yp(s,e,t,n,o){let i=s.axes[t],r=i.scale,c=i._space,u=s.valToPos,p=He(u(1,r)-u(2,r));return p<c?mr(e.slice().reverse(),3,qc,$t(c/p)).reverse():e}function Zp(s,e,t,n){return n==null?_r:e==null?"":$r(e)}var hc={show:!0,scale:"y",stroke:vr,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Bc,side:3,grid:Mr,ticks:jc,border:Fc,font:Tr,lineGap:Gc,rotate:0};function Jp(s,e){let t=3+(s||1)*2;return we(t*e,3)}function Qp(s,e){let{scale:t,idxs:n}=s.series[0],o=s._data[0],i=s.valToPos(o[n[0]],t,!0),r=s.valToPos(o[n[1]],t,!0),c=He(r-i),u=s.series[e],p=c/(u.points.space*de);return n[1]-n[0]<=p}var pc={scale:null,auto:!0,sorted:0,min:be,max:-be},Kc=(s,e,t,n,o)=>o,fc={show:!0,auto:!0,sorted:0,gaps:Kc,alpha:1,facets:[De({},pc,{scale:"x"}),De({},pc,{scale:"y"})]},mc={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:Kc,alpha:1,points:{show:Qp,filter:null},values:null,min:be,max:-be,idxs:[],path:null,clip:null};function Xp(s,e,t,n,o){return t/10}var Yc={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},ef=De({},Yc,{time:!1,ori:1}),gc={};function Zc(s,e){let t=gc[s];return t||(t={key:s,plots:[],sub(n){t.plots.push(n)},unsub(n){t.plots=t.plots.filter(o=>o!=n)},pub(n,o,i,r,c,u,p){for(let w=0;w<t.plots.length;w++)t.plots[w]!=o&&t.plots[w].pub(n,o,i,r,c,u,p)}},s!=null&&(gc[s]=t)),t}var ds=1,gr=2;function Cn(s,e,t){let n=s.mode,o=s.series[e],i=n==2?s._data[e]:s._data,r=s.scales,c=s.bbox,u=i[0],p=n==2?i[1]:i[e],w=n==2?r[o.facets[0].scale]:r[s.series[0].scale],f=n==2?r[o.facets[1].scale]:r[o.scale],g=c.left,k=c.top,E=c.width,$=c.height,C=s.valToPosH,N=s.valToPosV;return w.ori==0?t(o,u,p,w,f,C,N,g,k,E,$,qo,ps,Yo,Qc,eu):t(o,u,p,w,f,N,C,k,g,$,E,Ko,fs,Cr,Xc,tu)}function Lr(s,e){let t=0,n=0,o=ce(s.bands,Sr);for(let i=0;i<o.length;i++){let r=o[i];r.series[0]==e?t=r.dir:r.series[1]==e&&(r.dir==1?n|=1:n|=2)}return[t,n==1?-1:n==2?1:n==3?2:0]}function tf(s,e,t,n,o){let i=s.mode,r=s.series[e],c=i==2?r.facets[1].scale:r.scale,u=s.scales[c];return o==-1?u.min:o==1?u.max:u.distr==3?u.dir==1?u.min:u.max:0}function Yt(s,e,t,n,o,i){return Cn(s,e,(r,c,u,p,w,f,g,k,E,$,C)=>{let N=r.pxRound,A=p.dir*(p.ori==0?1:-1),H=p.ori==0?ps:fs,L,K;A==1?(L=t,K=n):(L=n,K=t);let I=N(f(c[L],p,$,k)),X=N(g(u[L],w,C,E)),Z=N(f(c[K],p,$,k)),ne=N(g(i==1?w.max:w.min,w,C,E)),Y=new Path2D(o);return H(Y,Z,ne),H(Y,I,ne),H(Y,I,X),Y})}function Go(s,e,t,n,o,i){let r=null;if(s.length>0){r=new Path2D;let c=e==0?Yo:Cr,u=t;for(let f=0;f<s.length;f++){let g=s[f];if(g[1]>g[0]){let k=g[0]-u;k>0&&c(r,u,n,k,n+i),u=g[1]}}let p=t+o-u,w=10;p>0&&c(r,u,n-w/2,p,n+i+w)}return r}function nf(s,e,t){let n=s[s.length-1];n&&n[0]==e?n[1]=t:s.push([e,t])}function Pr(s,e,t,n,o,i,r){let c=[],u=s.length;for(let p=o==1?t:n;p>=t&&p<=n;p+=o)if(e[p]===null){let f=p,g=p;if(o==1)for(;++p<=n&&e[p]===null;)g=p;else for(;--p>=t&&e[p]===null;)g=p;let k=i(s[f]),E=g==f?k:i(s[g]),$=f-o;k=r<=0&&$>=0&&$<u?i(s[$]):k;let N=g+o;E=r>=0&&N>=0&&N<u?i(s[N]):E,E>=k&&c.push([k,E])}return c}function bc(s){return s==0?Ec:s==1?Ne:e=>En(e,s)}function Jc(s){let e=s==0?qo:Ko,t=s==0?(o,i,r,c,u,p)=>{o.arcTo(i,r,c,u,p)}:(o,i,r,c,u,p)=>{o.arcTo(r,i,u,c,p)},n=s==0?(o,i,r,c,u)=>{o.rect(i,r,c,u)}:(o,i,r,c,u)=>{o.rect(r,i,u,c)};return(o,i,r,c,u,p=0,w=0)=>{p==0&&w==0?n(o,i,r,c,u):(p=Dt(p,c/2,u/2),w=Dt(w,c/2,u/2),e(o,i+p,r),t(o,i+c,r,i+c,r+u,p),t(o,i+c,r+u,i,r+u,w),t(o,i,r+u,i,r,w),t(o,i,r,i+c,r,p),o.closePath())}}var qo=(s,e,t)=>{s.moveTo(e,t)},Ko=(s,e,t)=>{s.moveTo(t,e)},ps=(s,e,t)=>{s.lineTo(e,t)},fs=(s,e,t)=>{s.lineTo(t,e)},Yo=Jc(0),Cr=Jc(1),Qc=(s,e,t,n,o,i)=>{s.arc(e,t,n,o,i)},Xc=(s,e,t,n,o,i)=>{s.arc(t,e,n,o,i)},eu=(s,e,t,n,o,i,r)=>{s.bezierCurveTo(e,t,n,o,i,r)},tu=(s,e,t,n,o,i,r)=>{s.bezierCurveTo(t,e,o,n,r,i)};function nu(s){return(e,t,n,o,i)=>Cn(e,t,(r,c,u,p,w,f,g,k,E,$,C)=>{let{pxRound:N,points:A}=r,H,L;p.ori==0?(H=qo,L=Qc):(H=Ko,L=Xc);let K=we(A.width*de,3),I=(A.size-A.width)/2*de,X=we(I*2,3),Z=new Path2D,ne=new Path2D,{left:Y,top:P,width:Q,height:U}=e.bbox;Yo(ne,Y-X,P-X,Q+X*2,U+X*2);let G=F=>{if(u[F]!=null){let ie=N(f(c[F],p,$,k)),j=N(g(u[F],w,C,E));H(Z,ie+I,j),L(Z,ie,j,I,0,No*2)}};if(i)i.forEach(G);else for(let F=n;F<=o;F++)G(F);return{stroke:K>0?Z:null,fill:Z,clip:ne,flags:ds|gr}})}function su(s){return(e,t,n,o,i,r)=>{n!=o&&(i!=n&&r!=n&&s(e,t,n),i!=o&&r!=o&&s(e,t,o),s(e,t,r))}}var sf=su(ps),of=su(fs);function ou(s){let e=ce(s?.alignGaps,0);return(t,n,o,i)=>Cn(t,n,(r,c,u,p,w,f,g,k,E,$,C)=>{[o,i]=Wo(u,o,i);let N=r.pxRound,A=U=>N(f(U,p,$,k)),H=U=>N(g(U,w,C,E)),L,K;p.ori==0?(L=ps,K=sf):(L=fs,K=of);let I=p.dir*(p.ori==0?1:-1),X={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ds},Z=X.stroke,ne=!1;if(i-o>=$*4){let U=V=>t.posToVal(V,p.key,!0),G=null,F=null,ie,j,st,Se=A(c[I==1?o:i]),le=A(c[o]),fe=A(c[i]),ee=U(I==1?le+1:fe-1);for(let V=I==1?o:i;V>=o&&V<=i;V+=I){let Oe=c[V],Ae=(I==1?Oe<ee:Oe>ee)?Se:A(Oe),he=u[V];Ae==Se?he!=null?(j=he,G==null?(L(Z,Ae,H(j)),ie=G=F=j):j<G?G=j:j>F&&(F=j)):he===null&&(ne=!0):(G!=null&&K(Z,Se,H(G),H(F),H(ie),H(j)),he!=null?(j=he,L(Z,Ae,H(j)),G=F=ie=j):(G=F=null,he===null&&(ne=!0)),Se=Ae,ee=U(Se+I))}G!=null&&G!=F&&st!=Se&&K(Z,Se,H(G),H(F),H(ie),H(j))}else for(let U=I==1?o:i;U>=o&&U<=i;U+=I){let G=u[U];G===null?ne=!0:G!=null&&L(Z,A(c[U]),H(G))}let[P,Q]=Lr(t,n);if(r.fill!=null||P!=0){let U=X.fill=new Path2D(Z),G=r.fillTo(t,n,r.min,r.max,P),F=H(G),ie=A(c[o]),j=A(c[i]);I==-1&&([j,ie]=[ie,j]),L(U,j,F),L(U,ie,F)}if(!r.spanGaps){let U=[];ne&&U.push(...Pr(c,u,o,i,I,A,e)),X.gaps=U=r.gaps(t,n,o,i,U),X.clip=Go(U,p.ori,k,E,$,C)}return Q!=0&&(X.band=Q==2?[Yt(t,n,o,i,Z,-1),Yt(t,n,o,i,Z,1)]:Yt(t,n,o,i,Z,Q)),X})}function rf(s){let e=ce(s.align,1),t=ce(s.ascDesc,!1),n=ce(s.alignGaps,0),o=ce(s.extend,!1);return(i,r,c,u)=>Cn(i,r,(p,w,f,g,k,E,$,C,N,A,H)=>{[c,u]=Wo(f,c,u);let L=p.pxRound,{left:K,width:I}=i.bbox,X=le=>L(E(le,g,A,C)),Z=le=>L($(le,k,H,N)),ne=g.ori==0?ps:fs,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ds},P=Y.stroke,Q=g.dir*(g.ori==0?1:-1),U=Z(f[Q==1?c:u]),G=X(w[Q==1?c:u]),F=G,ie=G;o&&e==-1&&(ie=K,ne(P,ie,U)),ne(P,G,U);for(let le=Q==1?c:u;le>=c&&le<=u;le+=Q){let fe=f[le];if(fe==null)continue;let ee=X(w[le]),V=Z(fe);e==1?ne(P,ee,U):ne(P,F,V),ne(P,ee,V),U=V,F=ee}let j=F;o&&e==1&&(j=K+I,ne(P,j,U));let[st,Se]=Lr(i,r);if(p.fill!=null||st!=0){let le=Y.fill=new Path2D(P),fe=p.fillTo(i,r,p.min,p.max,st),ee=Z(fe);ne(le,j,ee),ne(le,ie,ee)}if(!p.spanGaps){let le=[];le.push(...Pr(w,f,c,u,Q,X,n));let fe=p.width*de/2,ee=t||e==1?fe:-fe,V=t||e==-1?-fe:fe;le.forEach(Oe=>{Oe[0]+=ee,Oe[1]+=V}),Y.gaps=le=p.gaps(i,r,c,u,le),Y.clip=Go(le,g.ori,C,N,A,H)}return Se!=0&&(Y.band=Se==2?[Yt(i,r,c,u,P,-1),Yt(i,r,c,u,P,1)]:Yt(i,r,c,u,P,Se)),Y})}function wc(s,e,t,n,o,i,r=be){if(s.length>1){let c=null;for(let u=0,p=1/0;u<s.length;u++)if(e[u]!==void 0){if(c!=null){let w=He(s[u]-s[c]);w<p&&(p=w,r=He(t(s[u],n,o,i)-t(s[c],n,o,i)))}c=u}}return r}function lf(s){s=s||Vs;let e=ce(s.size,[.6,be,1]),t=s.align||0,n=s.gap||0,o=s.radius;o=o==null?[0,0]:typeof o=="number"?[o,0]:o;let i=oe(o),r=1-e[0],c=ce(e[1],be),u=ce(e[2],1),p=ce(s.disp,Vs),w=ce(s.each,k=>{}),{fill:f,stroke:g}=p;return(k,E,$,C)=>Cn(k,E,(N,A,H,L,K,I,X,Z,ne,Y,P)=>{let Q=N.pxRound,U=t,G=n*de,F=c*de,ie=u*de,j,st;L.ori==0?[j,st]=i(k,E):[st,j]=i(k,E);let Se=L.dir*(L.ori==0?1:-1),le=L.ori==0?Yo:Cr,fe=L.ori==0?w:(O,ve,ze,zn,hn,zt,pn)=>{w(O,ve,ze,hn,zn,pn,zt)},ee=ce(k.bands,Sr).find(O=>O.series[0]==E),V=ee!=null?ee.dir:0,Oe=N.fillTo(k,E,N.min,N.max,V),Je=Q(X(Oe,K,P,ne)),Ae,he,St,lt=Y,Te=Q(N.width*de),Ot=!1,jt=null,mt=null,Zt=null,Rn=null;f!=null&&(Te==0||g!=null)&&(Ot=!0,jt=f.values(k,E,$,C),mt=new Map,new Set(jt).forEach(O=>{O!=null&&mt.set(O,new Path2D)}),Te>0&&(Zt=g.values(k,E,$,C),Rn=new Map,new Set(Zt).forEach(O=>{O!=null&&Rn.set(O,new Path2D)})));let{x0:Dn,size:gs}=p;if(Dn!=null&&gs!=null){U=1,A=Dn.values(k,E,$,C),Dn.unit==2&&(A=A.map(ze=>k.posToVal(Z+ze*Y,L.key,!0)));let O=gs.values(k,E,$,C);gs.unit==2?he=O[0]*Y:he=I(O[0],L,Y,Z)-I(0,L,Y,Z),lt=wc(A,H,I,L,Y,Z,lt),St=lt-he+G}else lt=wc(A,H,I,L,Y,Z,lt),St=lt*r+G,he=lt-St;St<1&&(St=0),Te>=he/2&&(Te=0),St<5&&(Q=Ec);let Fs=St>0,un=lt-St-(Fs?Te:0);he=Q(pr(un,ie,F)),Ae=(U==0?he/2:U==Se?0:he)-U*Se*((U==0?G/2:0)+(Fs?Te/2:0));let Qe={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},On=Ot?null:new Path2D,Ft=null;if(ee!=null)Ft=k.data[ee.series[1]];else{let{y0:O,y1:ve}=p;O!=null&&ve!=null&&(H=ve.values(k,E,$,C),Ft=O.values(k,E,$,C))}let dn=j*he,J=st*he;for(let O=Se==1?$:C;O>=$&&O<=C;O+=Se){let ve=H[O];if(ve==null)continue;if(Ft!=null){let ot=Ft[O]??0;if(ve-ot==0)continue;Je=X(ot,K,P,ne)}let ze=L.distr!=2||p!=null?A[O]:O,zn=I(ze,L,Y,Z),hn=X(ce(ve,Oe),K,P,ne),zt=Q(zn-Ae),pn=Q(nt(hn,Je)),at=Q(Dt(hn,Je)),gt=pn-at;if(ve!=null){let ot=ve<0?J:dn,At=ve<0?dn:J;Ot?(Te>0&&Zt[O]!=null&&le(Rn.get(Zt[O]),zt,at+pt(Te/2),he,nt(0,gt-Te),ot,At),jt[O]!=null&&le(mt.get(jt[O]),zt,at+pt(Te/2),he,nt(0,gt-Te),ot,At)):le(On,zt,at+pt(Te/2),he,nt(0,gt-Te),ot,At),fe(k,E,O,zt-Te/2,at,he+Te,gt)}}return Te>0?Qe.stroke=Ot?Rn:On:Ot||(Qe._fill=N.width==0?N._fill:N._stroke??N._fill,Qe.width=0),Qe.fill=Ot?mt:On,Qe})}function af(s,e){let t=ce(e?.alignGaps,0);return(n,o,i,r)=>Cn(n,o,(c,u,p,w,f,g,k,E,$,C,N)=>{[i,r]=Wo(p,i,r);let A=c.pxRound,H=j=>A(g(j,w,C,E)),L=j=>A(k(j,f,N,$)),K,I,X;w.ori==0?(K=qo,X=ps,I=eu):(K=Ko,X=fs,I=tu);let Z=w.dir*(w.ori==0?1:-1),ne=H(u[Z==1?i:r]),Y=ne,P=[],Q=[];for(let j=Z==1?i:r;j>=i&&j<=r;j+=Z)if(p[j]!=null){let Se=u[j],le=H(Se);P.push(Y=le),Q.push(L(p[j]))}let U={stroke:s(P,Q,K,X,I,A),fill:null,clip:null,band:null,gaps:null,flags:ds},G=U.stroke,[F,ie]=Lr(n,o);if(c.fill!=null||F!=0){let j=U.fill=new Path2D(G),st=c.fillTo(n,o,c.min,c.max,F),Se=L(st);X(j,Y,Se),X(j,ne,Se)}if(!c.spanGaps){let j=[];j.push(...Pr(u,p,i,r,Z,H,t)),U.gaps=j=c.gaps(n,o,i,r,j),U.clip=Go(j,w.ori,E,$,C,N)}return ie!=0&&(U.band=ie==2?[Yt(n,o,i,r,G,-1),Yt(n,o,i,r,G,1)]:Yt(n,o,i,r,G,ie)),U})}function cf(s){return af(uf,s)}function uf(s,e,t,n,o,i){let r=s.length;if(r<2)return null;let c=new Path2D;if(t(c,s[0],e[0]),r==2)n(c,s[1],e[1]);else{let u=Array(r),p=Array(r-1),w=Array(r-1),f=Array(r-1);for(let g=0;g<r-1;g++)w[g]=e[g+1]-e[g],f[g]=s[g+1]-s[g],p[g]=w[g]/f[g];u[0]=p[0];for(let g=1;g<r-1;g++)p[g]===0||p[g-1]===0||p[g-1]>0!=p[g]>0?u[g]=0:(u[g]=3*(f[g-1]+f[g])/((2*f[g]+f[g-1])/p[g-1]+(f[g]+2*f[g-1])/p[g]),isFinite(u[g])||(u[g]=0));u[r-1]=p[r-2];for(let g=0;g<r-1;g++)o(c,s[g]+f[g]/3,e[g]+u[g]*f[g]/3,s[g+1]-f[g]/3,e[g+1]-u[g+1]*f[g]/3,s[g+1],e[g+1])}return c}var br=new Set;function vc(){for(let s of br)s.syncRect(!0)}hs&&(Ln(jh,ls,vc),Ln(Fh,ls,vc,!0),Ln(Ho,ls,()=>{Ge.pxRatio=de}));var df=ou(),hf=nu();function _c(s,e,t,n){return(n?[s[0],s[1]].concat(s.slice(2)):[s[0]].concat(s.slice(1))).map((i,r)=>wr(i,r,e,t))}function pf(s,e){return s.map((t,n)=>n==0?{}:De({},e,t))}function wr(s,e,t,n){return De({},e==0?t:n,s)}function iu(s,e,t){return e==null?cs:[e,t]}var ff=iu;function mf(s,e,t){return e==null?cs:Uo(e,t,kr,!0)}function ru(s,e,t,n){return e==null?cs:jo(e,t,s.scales[n].log,!1)}var gf=ru;function lu(s,e,t,n){return e==null?cs:xr(e,t,s.scales[n].log,!1)}var bf=lu;function wf(s,e,t,n,o){let i=nt(Qa(s),Qa(e)),r=e-s,c=Rt(o/n*r,t);do{let u=t[c],p=n*u/r;if(p>=o&&i+(u<5?an.get(u):0)<=17)return[u,p]}while(++c<t.length);return[0,0]}function yc(s){let e,t;return s=s.replace(/(\d+)px/,(n,o)=>(e=Ne((t=+o)*de))+"px"),[s,e,t]}function vf(s){s.show&&[s.font,s.labelFont].forEach(e=>{let t=we(e[2]*de,1);e[0]=e[0].replace(/[0-9.]+px/,t+"px"),e[1]=t})}function Ge(s,e,t){let n={mode:ce(s.mode,1)},o=n.mode;function i(l,a,d,h){let m=a.valToPct(l);return h+d*(a.dir==-1?1-m:m)}function r(l,a,d,h){let m=a.valToPct(l);return h+d*(a.dir==-1?m:1-m)}function c(l,a,d,h){return a.ori==0?i(l,a,d,h):r(l,a,d,h)}n.valToPosH=i,n.valToPosV=r;let u=!1;n.status=0;let p=n.root=kt(Sh);if(s.id!=null&&(p.id=s.id),ht(p,s.class),s.title){let l=kt(Mh,p);l.textContent=s.title}let w=Ct("canvas"),f=n.ctx=w.getContext("2d"),g=kt(Th,p);Ln("click",g,l=>{l.target===E&&(ye!=qn||Ee!=Kn)&&Ke.click(n,l)},!0);let k=n.under=kt(Lh,g);g.appendChild(w);let E=n.over=kt(Ph,g);s=us(s);let $=+ce(s.pxAlign,1),C=bc($);(s.plugins||[]).forEach(l=>{l.opts&&(s=l.opts(n,s)||s)});let N=s.ms||.001,A=n.series=o==1?_c(s.series||[],uc,mc,!1):pf(s.series||[null],fc),H=n.axes=_c(s.axes||[],cc,hc,!0),L=n.scales={},K=n.bands=s.bands||[];K.forEach(l=>{l.fill=oe(l.fill||null),l.dir=ce(l.dir,-1)});let I=o==2?A[1].facets[0].scale:A[0].scale,X={axes:Du,series:Tu},Z=(s.drawOrder||["axes","series"]).map(l=>X[l]);function ne(l){let a=l.distr==3?d=>Kt(d>0?d:l.clamp(n,d,l.min,l.max,l.key)):l.distr==4?d=>ir(d,l.asinh):l.distr==100?d=>l.fwd(d):d=>d;return d=>{let h=a(d),{_min:m,_max:v}=l,x=v-m;return(h-m)/x}}function Y(l){let a=L[l];if(a==null){let d=(s.scales||Vs)[l]||Vs;if(d.from!=null){Y(d.from);let h=De({},L[d.from],d,{key:l});h.valToPct=ne(h),L[l]=h}else{a=L[l]=De({},l==I?Yc:ef,d),a.key=l;let h=a.time,m=a.range,v=ln(m);if((l!=I||o==2&&!h)&&(v&&(m[0]==null||m[1]==null)&&(m={min:m[0]==null?Ya:{mode:1,hard:m[0],soft:m[0]},max:m[1]==null?Ya:{mode:1,hard:m[1],soft:m[1]}},v=!1),!v&&Bo(m))){let x=m;m=(S,T,R)=>T==null?cs:Uo(T,R,x)}a.range=oe(m||(h?ff:l==I?a.distr==3?gf:a.distr==4?bf:iu:a.distr==3?ru:a.distr==4?lu:mf)),a.auto=oe(v?!1:a.auto),a.clamp=oe(a.clamp||Xp),a._min=a._max=null,a.valToPct=ne(a)}}}Y("x"),Y("y"),o==1&&A.forEach(l=>{Y(l.scale)}),H.forEach(l=>{Y(l.scale)});for(let l in s.scales)Y(l);let P=L[I],Q=P.distr,U,G;P.ori==0?(ht(p,Ah),U=i,G=r):(ht(p,Eh),U=r,G=i);let F={};for(let l in L){let a=L[l];(a.min!=null||a.max!=null)&&(F[l]={min:a.min,max:a.max},a.min=a.max=null)}let ie=s.tzDate||(l=>new Date(Ne(l/N))),j=s.fmtDate||Ar,st=N==1?Ap(ie):Tp(ie),Se=rc(ie,ic(N==1?Sp:Mp,j)),le=ac(ie,lc(Pp,j)),fe=[],ee=n.legend=De({},Dp,s.legend),V=n.cursor=De({},Up,{drag:{y:o==2}},s.cursor),Oe=ee.show,Je=V.show,Ae=ee.markers;ee.idxs=fe,Ae.width=oe(Ae.width),Ae.dash=oe(Ae.dash),Ae.stroke=oe(Ae.stroke),Ae.fill=oe(Ae.fill);let he,St,lt,Te=[],Ot=[],jt,mt=!1,Zt={};if(ee.live){let l=A[1]?A[1].values:null;mt=l!=null,jt=mt?l(n,1,0):{_:0};for(let a in jt)Zt[a]=_r}if(Oe)if(he=Ct("table",Ih,p),lt=Ct("tbody",null,he),ee.mount(n,he),mt){St=Ct("thead",null,he,lt);let l=Ct("tr",null,St);Ct("th",null,l);for(var Rn in jt)Ct("th",za,l).textContent=Rn}else ht(he,Hh),ee.live&&ht(he,Nh);let Dn={show:!0},gs={show:!1};function Fs(l,a){if(a==0&&(mt||!ee.live||o==2))return cs;let d=[],h=Ct("tr",Uh,lt,lt.childNodes[a]);ht(h,l.class),l.show||ht(h,Tn);let m=Ct("th",null,h);if(Ae.show){let S=kt(Vh,m);if(a>0){let T=Ae.width(n,a);T&&(S.style.border=T+"px "+Ae.dash(n,a)+" "+Ae.stroke(n,a)),S.style.background=Ae.fill(n,a)}}let v=kt(za,m);l.label instanceof HTMLElement?v.appendChild(l.label):v.textContent=l.label,a>0&&(Ae.show||(v.style.color=l.width>0?Ae.stroke(n,a):Ae.fill(n,a)),Qe("click",m,S=>{if(V._lock)return;mn(S);let T=A.indexOf(l);if((S.ctrlKey||S.metaKey)!=ee.isolate){let R=A.some((D,z)=>z>0&&z!=T&&D.show);A.forEach((D,z)=>{z>0&&Nt(z,R?z==T?Dn:gs:Dn,!0,Re.setSeries)})}else Nt(T,{show:!l.show},!0,Re.setSeries)},!1),Nn&&Qe(Ua,m,S=>{V._lock||(mn(S),Nt(A.indexOf(l),Zn,!0,Re.setSeries))},!1));for(var x in jt){let S=Ct("td",Wh,h);S.textContent="--",d.push(S)}return[h,d]}let un=new Map;function Qe(l,a,d,h=!0){let m=un.get(a)||{},v=V.bind[l](n,a,d,h);v&&(Ln(l,a,m[l]=v),un.set(a,m))}function On(l,a,d){let h=un.get(a)||{};for(let m in h)(l==null||m==l)&&(hr(m,a,h[m]),delete h[m]);l==null&&un.delete(a)}let Ft=0,dn=0,J=0,O=0,ve=0,ze=0,zn=ve,hn=ze,zt=J,pn=O,at=0,gt=0,ot=0,At=0;n.bbox={};let Qo=!1,Bs=!1,In=!1,fn=!1,Gs=!1,bt=!1;function Xo(l,a,d){(d||l!=n.width||a!=n.height)&&jr(l,a),jn(!1),In=!0,Bs=!0,Fn()}function jr(l,a){n.width=Ft=J=l,n.height=dn=O=a,ve=ze=0,xu(),ku();let d=n.bbox;at=d.left=En(ve*de,.5),gt=d.top=En(ze*de,.5),ot=d.width=En(J*de,.5),At=d.height=En(O*de,.5)}let vu=3;function _u(){let l=!1,a=0;for(;!l;){a++;let d=Cu(a),h=Ru(a);l=a==vu||d&&h,l||(jr(n.width,n.height),Bs=!0)}}function yu({width:l,height:a}){Xo(l,a)}n.setSize=yu;function xu(){let l=!1,a=!1,d=!1,h=!1;H.forEach((m,v)=>{if(m.show&&m._show){let{side:x,_size:S}=m,T=x%2,R=m.label!=null?m.labelSize:0,D=S+R;D>0&&(T?(J-=D,x==3?(ve+=D,h=!0):d=!0):(O-=D,x==0?(ze+=D,l=!0):a=!0))}}),gn[0]=l,gn[1]=d,gn[2]=a,gn[3]=h,J-=Jt[1]+Jt[3],ve+=Jt[3],O-=Jt[2]+Jt[0],ze+=Jt[0]}function ku(){let l=ve+J,a=ze+O,d=ve,h=ze;function m(v,x){switch(v){case 1:return l+=x,l-x;case 2:return a+=x,a-x;case 3:return d-=x,d+x;case 0:return h-=x,h+x}}H.forEach((v,x)=>{if(v.show&&v._show){let S=v.side;v._pos=m(S,v._size),v.label!=null&&(v._lpos=m(S,v.labelSize))}})}if(V.dataIdx==null){let l=V.hover,a=l.skip=new Set(l.skip??[]);a.add(void 0);let d=l.prox=oe(l.prox),h=l.bias??=0;V.dataIdx=(m,v,x,S)=>{if(v==0)return x;let T=x,R=d(m,v,x,S)??be,D=R>=0&&R<be,z=P.ori==0?J:O,q=V.left,ue=e[0],ae=e[v];if(a.has(ae[x])){T=null;let te=null,B=null,W;if(h==0||h==-1)for(W=x;te==null&&W-- >0;)a.has(ae[W])||(te=W);if(h==0||h==1)for(W=x;B==null&&W++<ae.length;)a.has(ae[W])||(B=W);if(te!=null||B!=null)if(D){let ke=te==null?-1/0:U(ue[te],P,z,0),Le=B==null?1/0:U(ue[B],P,z,0),Be=q-ke,me=Le-q;Be<=me?Be<=R&&(T=te):me<=R&&(T=B)}else T=B==null?te:te==null?B:x-te<=B-x?te:B}else D&&He(q-U(ue[x],P,z,0))>R&&(T=null);return T}}let mn=l=>{V.event=l};V.idxs=fe,V._lock=!1;let Ye=V.points;Ye.show=oe(Ye.show),Ye.size=oe(Ye.size),Ye.stroke=oe(Ye.stroke),Ye.width=oe(Ye.width),Ye.fill=oe(Ye.fill);let It=n.focus=De({},s.focus||{alpha:.3},V.focus),Nn=It.prox>=0,Hn=Nn&&Ye.one,wt=[],Un=[],Vn=[];function Fr(l,a){let d=Ye.show(n,a);if(d instanceof HTMLElement)return ht(d,zh),ht(d,l.class),Wt(d,-10,-10,J,O),E.insertBefore(d,wt[a]),d}function Br(l,a){if(o==1||a>0){let d=o==1&&L[l.scale].time,h=l.value;l.value=d?tc(h)?ac(ie,lc(h,j)):h||le:h||Zp,l.label=l.label||(d?Wp:Vp)}if(Hn||a>0){l.width=l.width==null?1:l.width,l.paths=l.paths||df||ep,l.fillTo=oe(l.fillTo||tf),l.pxAlign=+ce(l.pxAlign,$),l.pxRound=bc(l.pxAlign),l.stroke=oe(l.stroke||null),l.fill=oe(l.fill||null),l._stroke=l._fill=l._paths=l._focus=null;let d=Jp(nt(1,l.width),1),h=l.points=De({},{size:d,width:nt(1,d*.2),stroke:l.stroke,space:d*2,paths:hf,_stroke:null,_fill:null},l.points);h.show=oe(h.show),h.filter=oe(h.filter),h.fill=oe(h.fill),h.stroke=oe(h.stroke),h.paths=oe(h.paths),h.pxAlign=l.pxAlign}if(Oe){let d=Fs(l,a);Te.splice(a,0,d[0]),Ot.splice(a,0,d[1]),ee.values.push(null)}if(Je){fe.splice(a,0,null);let d=null;Hn?a==0&&(d=Fr(l,a)):a>0&&(d=Fr(l,a)),wt.splice(a,0,d),Un.splice(a,0,0),Vn.splice(a,0,0)}Fe("addSeries",a)}function $u(l,a){a=a??A.length,l=o==1?wr(l,a,uc,mc):wr(l,a,{},fc),A.splice(a,0,l),Br(A[a],a)}n.addSeries=$u;function Su(l){if(A.splice(l,1),Oe){ee.values.splice(l,1),Ot.splice(l,1);let a=Te.splice(l,1)[0];On(null,a.firstChild),a.remove()}Je&&(fe.splice(l,1),wt.splice(l,1)[0].remove(),Un.splice(l,1),Vn.splice(l,1)),Fe("delSeries",l)}n.delSeries=Su;let gn=[!1,!1,!1,!1];function Au(l,a){if(l._show=l.show,l.show){let d=l.side%2,h=L[l.scale];h==null&&(l.scale=d?A[1].scale:I,h=L[l.scale]);let m=h.time;l.size=oe(l.size),l.space=oe(l.space),l.rotate=oe(l.rotate),ln(l.incrs)&&l.incrs.forEach(x=>{!an.has(x)&&an.set(x,Lc(x))}),l.incrs=oe(l.incrs||(h.distr==2?xp:m?N==1?$p:Ep:Mn)),l.splits=oe(l.splits||(m&&h.distr==1?st:h.distr==3?fr:h.distr==4?Bp:Fp)),l.stroke=oe(l.stroke),l.grid.stroke=oe(l.grid.stroke),l.ticks.stroke=oe(l.ticks.stroke),l.border.stroke=oe(l.border.stroke);let v=l.values;l.values=ln(v)&&!ln(v[0])?oe(v):m?ln(v)?rc(ie,ic(v,j)):tc(v)?Lp(ie,v):v||Se:v||jp,l.filter=oe(l.filter||(h.distr>=3&&h.log==10?Kp:h.distr==3&&h.log==2?Yp:Mc)),l.font=yc(l.font),l.labelFont=yc(l.labelFont),l._size=l.size(n,null,a,0),l._space=l._rotate=l._incrs=l._found=l._splits=l._values=null,l._size>0&&(gn[a]=!0,l._el=kt(Ch,g))}}function bs(l,a,d,h){let[m,v,x,S]=d,T=a%2,R=0;return T==0&&(S||v)&&(R=a==0&&!m||a==2&&!x?Ne(cc.size/3):0),T==1&&(m||x)&&(R=a==1&&!v||a==3&&!S?Ne(hc.size/2):0),R}let Gr=n.padding=(s.padding||[bs,bs,bs,bs]).map(l=>oe(ce(l,bs))),Jt=n._padding=Gr.map((l,a)=>l(n,a,gn,0)),qe,Ue=null,Ve=null,qs=o==1?A[0].idxs:null,Et=null,ws=!1;function qr(l,a){if(e=l??[],n.data=n._data=e,o==2){qe=0;for(let d=1;d<A.length;d++)qe+=e[d][0].length}else{e.length==0&&(n.data=n._data=e=[[]]),Et=e[0],qe=Et.length;let d=e;if(Q==2){d=e.slice();let h=d[0]=Array(qe);for(let m=0;m<qe;m++)h[m]=m}n._data=e=d}if(jn(!0),Fe("setData"),Q==2&&(In=!0),a!==!1){let d=P;d.auto(n,ws)?ei():Xt(I,d.min,d.max),fn=fn||V.left>=0,bt=!0,Fn()}}n.setData=qr;function ei(){ws=!0;let l,a;o==1&&(qe>0?(Ue=qs[0]=0,Ve=qs[1]=qe-1,l=e[0][Ue],a=e[0][Ve],Q==2?(l=Ue,a=Ve):l==a&&(Q==3?[l,a]=jo(l,l,P.log,!1):Q==4?[l,a]=xr(l,l,P.log,!1):P.time?a=l+Ne(86400/N):[l,a]=Uo(l,a,kr,!0))):(Ue=qs[0]=l=null,Ve=qs[1]=a=null)),Xt(I,l,a)}let Ks,Wn,ti,ni,si,oi,ii,ri,li,it;function Kr(l,a,d,h,m,v){l??=Na,d??=Sr,h??="butt",m??=Na,v??="round",l!=Ks&&(f.strokeStyle=Ks=l),m!=Wn&&(f.fillStyle=Wn=m),a!=ti&&(f.lineWidth=ti=a),v!=si&&(f.lineJoin=si=v),h!=oi&&(f.lineCap=oi=h),d!=ni&&f.setLineDash(ni=d)}function Yr(l,a,d,h){a!=Wn&&(f.fillStyle=Wn=a),l!=ii&&(f.font=ii=l),d!=ri&&(f.textAlign=ri=d),h!=li&&(f.textBaseline=li=h)}function ai(l,a,d,h,m=0){if(h.length>0&&l.auto(n,ws)&&(a==null||a.min==null)){let v=ce(Ue,0),x=ce(Ve,h.length-1),S=d.min==null?Kh(h,v,x,m,l.distr==3):[d.min,d.max];l.min=Dt(l.min,d.min=S[0]),l.max=nt(l.max,d.max=S[1])}}let Zr={min:null,max:null};function Eu(){for(let h in L){let m=L[h];F[h]==null&&(m.min==null||F[I]!=null&&m.auto(n,ws))&&(F[h]=Zr)}for(let h in L){let m=L[h];F[h]==null&&m.from!=null&&F[m.from]!=null&&(F[h]=Zr)}F[I]!=null&&jn(!0);let l={};for(let h in F){let m=F[h];if(m!=null){let v=l[h]=us(L[h],sp);if(m.min!=null)De(v,m);else if(h!=I||o==2)if(qe==0&&v.from==null){let x=v.range(n,null,null,h);v.min=x[0],v.max=x[1]}else v.min=be,v.max=-be}}if(qe>0){A.forEach((h,m)=>{if(o==1){let v=h.scale,x=F[v];if(x==null)return;let S=l[v];if(m==0){let T=S.range(n,S.min,S.max,v);S.min=T[0],S.max=T[1],Ue=Rt(S.min,e[0]),Ve=Rt(S.max,e[0]),Ve-Ue>1&&(e[0][Ue]<S.min&&Ue++,e[0][Ve]>S.max&&Ve--),h.min=Et[Ue],h.max=Et[Ve]}else h.show&&h.auto&&ai(S,x,h,e[m],h.sorted);h.idxs[0]=Ue,h.idxs[1]=Ve}else if(m>0&&h.show&&h.auto){let[v,x]=h.facets,S=v.scale,T=x.scale,[R,D]=e[m],z=l[S],q=l[T];z!=null&&ai(z,F[S],v,R,v.sorted),q!=null&&ai(q,F[T],x,D,x.sorted),h.min=x.min,h.max=x.max}});for(let h in l){let m=l[h],v=F[h];if(m.from==null&&(v==null||v.min==null)){let x=m.range(n,m.min==be?null:m.min,m.max==-be?null:m.max,h);m.min=x[0],m.max=x[1]}}}for(let h in l){let m=l[h];if(m.from!=null){let v=l[m.from];if(v.min==null)m.min=m.max=null;else{let x=m.range(n,v.min,v.max,h);m.min=x[0],m.max=x[1]}}}let a={},d=!1;for(let h in l){let m=l[h],v=L[h];if(v.min!=m.min||v.max!=m.max){v.min=m.min,v.max=m.max;let x=v.distr;v._min=x==3?Kt(v.min):x==4?ir(v.min,v.asinh):x==100?v.fwd(v.min):v.min,v._max=x==3?Kt(v.max):x==4?ir(v.max,v.asinh):x==100?v.fwd(v.max):v.max,a[h]=d=!0}}if(d){A.forEach((h,m)=>{o==2?m>0&&a.y&&(h._paths=null):a[h.scale]&&(h._paths=null)});for(let h in a)In=!0,Fe("setScale",h);Je&&V.left>=0&&(fn=bt=!0)}for(let h in F)F[h]=null}function Mu(l){let a=pr(Ue-1,0,qe-1),d=pr(Ve+1,0,qe-1);for(;l[a]==null&&a>0;)a--;for(;l[d]==null&&d<qe-1;)d++;return[a,d]}function Tu(){if(qe>0){let l=A.some(a=>a._focus)&&it!=It.alpha;l&&(f.globalAlpha=it=It.alpha),A.forEach((a,d)=>{if(d>0&&a.show&&(Jr(d,!1),Jr(d,!0),a._paths==null)){let h=it;it!=a.alpha&&(f.globalAlpha=it=a.alpha);let m=o==2?[0,e[d][0].length-1]:Mu(e[d]);a._paths=a.paths(n,d,m[0],m[1]),it!=h&&(f.globalAlpha=it=h)}}),A.forEach((a,d)=>{if(d>0&&a.show){let h=it;it!=a.alpha&&(f.globalAlpha=it=a.alpha),a._paths!=null&&Qr(d,!1);{let m=a._paths!=null?a._paths.gaps:null,v=a.points.show(n,d,Ue,Ve,m),x=a.points.filter(n,d,v,m);(v||x)&&(a.points._paths=a.points.paths(n,d,Ue,Ve,x),Qr(d,!0))}it!=h&&(f.globalAlpha=it=h),Fe("drawSeries",d)}}),l&&(f.globalAlpha=it=1)}}function Jr(l,a){let d=a?A[l].points:A[l];d._stroke=d.stroke(n,l),d._fill=d.fill(n,l)}function Qr(l,a){let d=a?A[l].points:A[l],{stroke:h,fill:m,clip:v,flags:x,_stroke:S=d._stroke,_fill:T=d._fill,_width:R=d.width}=d._paths;R=we(R*de,3);let D=null,z=R%2/2;a&&T==null&&(T=R>0?"#fff":S);let q=d.pxAlign==1&&z>0;if(q&&f.translate(z,z),!a){let ue=at-R/2,ae=gt-R/2,te=ot+R,B=At+R;D=new Path2D,D.rect(ue,ae,te,B)}a?ci(S,R,d.dash,d.cap,T,h,m,x,v):Lu(l,S,R,d.dash,d.cap,T,h,m,x,D,v),q&&f.translate(-z,-z)}function Lu(l,a,d,h,m,v,x,S,T,R,D){let z=!1;T!=0&&K.forEach((q,ue)=>{if(q.series[0]==l){let ae=A[q.series[1]],te=e[q.series[1]],B=(ae._paths||Vs).band;ln(B)&&(B=q.dir==1?B[0]:B[1]);let W,ke=null;ae.show&&B&&Zh(te,Ue,Ve)?(ke=q.fill(n,ue)||v,W=ae._paths.clip):B=null,ci(a,d,h,m,ke,x,S,T,R,D,W,B),z=!0}}),z||ci(a,d,h,m,v,x,S,T,R,D)}let Xr=ds|gr;function ci(l,a,d,h,m,v,x,S,T,R,D,z){Kr(l,a,d,h,m),(T||R||z)&&(f.save(),T&&f.clip(T),R&&f.clip(R)),z?(S&Xr)==Xr?(f.clip(z),D&&f.clip(D),Zs(m,x),Ys(l,v,a)):S&gr?(Zs(m,x),f.clip(z),Ys(l,v,a)):S&ds&&(f.save(),f.clip(z),D&&f.clip(D),Zs(m,x),f.restore(),Ys(l,v,a)):(Zs(m,x),Ys(l,v,a)),(T||R||z)&&f.restore()}function Ys(l,a,d){d>0&&(a instanceof Map?a.forEach((h,m)=>{f.strokeStyle=Ks=m,f.stroke(h)}):a!=null&&l&&f.stroke(a))}function Zs(l,a){a instanceof Map?a.forEach((d,h)=>{f.fillStyle=Wn=h,f.fill(d)}):a!=null&&l&&f.fill(a)}function Pu(l,a,d,h){let m=H[l],v;if(h<=0)v=[0,0];else{let x=m._space=m.space(n,l,a,d,h),S=m._incrs=m.incrs(n,l,a,d,h,x);v=wf(a,d,S,h,x)}return m._found=v}function ui(l,a,d,h,m,v,x,S,T,R){let D=x%2/2;$==1&&f.translate(D,D),Kr(S,x,T,R,S),f.beginPath();let z,q,ue,ae,te=m+(h==0||h==3?-v:v);d==0?(q=m,ae=te):(z=m,ue=te);for(let B=0;B<l.length;B++)a[B]!=null&&(d==0?z=ue=l[B]:q=ae=l[B],f.moveTo(z,q),f.lineTo(ue,ae));f.stroke(),$==1&&f.translate(-D,-D)}function Cu(l){let a=!0;return H.forEach((d,h)=>{if(!d.show)return;let m=L[d.scale];if(m.min==null){d._show&&(a=!1,d._show=!1,jn(!1));return}else d._show||(a=!1,d._show=!0,jn(!1));let v=d.side,x=v%2,{min:S,max:T}=m,[R,D]=Pu(h,S,T,x==0?J:O);if(D==0)return;let z=m.distr==2,q=d._splits=d.splits(n,h,S,T,R,D,z),ue=m.distr==2?q.map(W=>Et[W]):q,ae=m.distr==2?Et[q[1]]-Et[q[0]]:R,te=d._values=d.values(n,d.filter(n,ue,h,D,ae),h,D,ae);d._rotate=v==2?d.rotate(n,te,h,D):0;let B=d._size;d._size=$t(d.size(n,te,h,l)),B!=null&&d._size!=B&&(a=!1)}),a}function Ru(l){let a=!0;return Gr.forEach((d,h)=>{let m=d(n,h,gn,l);m!=Jt[h]&&(a=!1),Jt[h]=m}),a}function Du(){for(let l=0;l<H.length;l++){let a=H[l];if(!a.show||!a._show)continue;let d=a.side,h=d%2,m,v,x=a.stroke(n,l),S=d==0||d==3?-1:1,[T,R]=a._found;if(a.label!=null){let et=a.labelGap*S,dt=Ne((a._lpos+et)*de);Yr(a.labelFont[0],x,"center",d==2?"top":Ia),f.save(),h==1?(m=v=0,f.translate(dt,Ne(gt+At/2)),f.rotate((d==3?-No:No)/2)):(m=Ne(at+ot/2),v=dt);let vn=Ac(a.label)?a.label(n,l,T,R):a.label;f.fillText(vn,m,v),f.restore()}if(R==0)continue;let D=L[a.scale],z=h==0?ot:At,q=h==0?at:gt,ue=a._splits,ae=D.distr==2?ue.map(et=>Et[et]):ue,te=D.distr==2?Et[ue[1]]-Et[ue[0]]:T,B=a.ticks,W=a.border,ke=B.show?B.size:0,Le=Ne(ke*de),Be=Ne((a.alignTo==2?a._size-ke-a.gap:a.gap)*de),me=a._rotate*-No/180,Pe=C(a._pos*de),ct=(Le+Be)*S,Xe=Pe+ct;v=h==0?Xe:0,m=h==1?Xe:0;let vt=a.font[0],Mt=a.align==1?is:a.align==2?nr:me>0?is:me<0?nr:h==0?"center":d==3?nr:is,Ut=me||h==1?"middle":d==2?"top":Ia;Yr(vt,x,Mt,Ut);let ut=a.font[1]*a.lineGap,_t=ue.map(et=>C(c(et,D,z,q))),Tt=a._values;for(let et=0;et<Tt.length;et++){let dt=Tt[et];if(dt!=null){h==0?m=_t[et]:v=_t[et],dt=""+dt;let vn=dt.indexOf(`
`)==-1?[dt]:dt.split(/\n/gm);for(let tt=0;tt<vn.length;tt++){let wl=vn[tt];me?(f.save(),f.translate(m,v+tt*ut),f.rotate(me),f.fillText(wl,0,0),f.restore()):f.fillText(wl,m,v+tt*ut)}}}B.show&&ui(_t,B.filter(n,ae,l,R,te),h,d,Pe,Le,we(B.width*de,3),B.stroke(n,l),B.dash,B.cap);let Vt=a.grid;Vt.show&&ui(_t,Vt.filter(n,ae,l,R,te),h,h==0?2:1,h==0?gt:at,h==0?At:ot,we(Vt.width*de,3),Vt.stroke(n,l),Vt.dash,Vt.cap),W.show&&ui([Pe],[1],h==0?1:0,h==0?1:2,h==1?gt:at,h==1?At:ot,we(W.width*de,3),W.stroke(n,l),W.dash,W.cap)}Fe("drawAxes")}function jn(l){A.forEach((a,d)=>{d>0&&(a._paths=null,l&&(o==1?(a.min=null,a.max=null):a.facets.forEach(h=>{h.min=null,h.max=null})))})}let Js=!1,di=!1,vs=[];function Ou(){di=!1;for(let l=0;l<vs.length;l++)Fe(...vs[l]);vs.length=0}function Fn(){Js||(up(el),Js=!0)}function zu(l,a=!1){Js=!0,di=a,l(n),el(),a&&vs.length>0&&queueMicrotask(Ou)}n.batch=zu;function el(){if(Qo&&(Eu(),Qo=!1),In&&(_u(),In=!1),Bs){if($e(k,is,ve),$e(k,"top",ze),$e(k,Is,J),$e(k,Ns,O),$e(E,is,ve),$e(E,"top",ze),$e(E,Is,J),$e(E,Ns,O),$e(g,Is,Ft),$e(g,Ns,dn),w.width=Ne(Ft*de),w.height=Ne(dn*de),H.forEach(({_el:l,_show:a,_size:d,_pos:h,side:m})=>{if(l!=null)if(a){let v=m===3||m===0?d:0,x=m%2==1;$e(l,x?"left":"top",h-v),$e(l,x?"width":"height",d),$e(l,x?"top":"left",x?ze:ve),$e(l,x?"height":"width",x?O:J),dr(l,Tn)}else ht(l,Tn)}),Ks=Wn=ti=si=oi=ii=ri=li=ni=null,it=1,xs(!0),ve!=zn||ze!=hn||J!=zt||O!=pn){jn(!1);let l=J/zt,a=O/pn;if(Je&&!fn&&V.left>=0){V.left*=l,V.top*=a,Bn&&Wt(Bn,Ne(V.left),0,J,O),Gn&&Wt(Gn,0,Ne(V.top),J,O);for(let d=0;d<wt.length;d++){let h=wt[d];h!=null&&(Un[d]*=l,Vn[d]*=a,Wt(h,$t(Un[d]),$t(Vn[d]),J,O))}}if(xe.show&&!Gs&&xe.left>=0&&xe.width>0){xe.left*=l,xe.width*=l,xe.top*=a,xe.height*=a;for(let d in bi)$e(Yn,d,xe[d])}zn=ve,hn=ze,zt=J,pn=O}Fe("setSize"),Bs=!1}Ft>0&&dn>0&&(f.clearRect(0,0,w.width,w.height),Fe("drawClear"),Z.forEach(l=>l()),Fe("draw")),xe.show&&Gs&&(Qs(xe),Gs=!1),Je&&fn&&(wn(null,!0,!1),fn=!1),ee.show&&ee.live&&bt&&(mi(),bt=!1),u||(u=!0,n.status=1,Fe("ready")),ws=!1,Js=!1}n.redraw=(l,a)=>{In=a||!1,l!==!1?Xt(I,P.min,P.max):Fn()};function hi(l,a){let d=L[l];if(d.from==null){if(qe==0){let h=d.range(n,a.min,a.max,l);a.min=h[0],a.max=h[1]}if(a.min>a.max){let h=a.min;a.min=a.max,a.max=h}if(qe>1&&a.min!=null&&a.max!=null&&a.max-a.min<1e-16)return;l==I&&d.distr==2&&qe>0&&(a.min=Rt(a.min,e[0]),a.max=Rt(a.max,e[0]),a.min==a.max&&a.max++),F[l]=a,Qo=!0,Fn()}}n.setScale=hi;let pi,fi,Bn,Gn,tl,nl,qn,Kn,sl,ol,ye,Ee,Qt=!1,Ke=V.drag,We=Ke.x,je=Ke.y;Je&&(V.x&&(pi=kt(Dh,E)),V.y&&(fi=kt(Oh,E)),P.ori==0?(Bn=pi,Gn=fi):(Bn=fi,Gn=pi),ye=V.left,Ee=V.top);let xe=n.select=De({show:!0,over:!0,left:0,width:0,top:0,height:0},s.select),Yn=xe.show?kt(Rh,xe.over?E:k):null;function Qs(l,a){if(xe.show){for(let d in l)xe[d]=l[d],d in bi&&$e(Yn,d,l[d]);a!==!1&&Fe("setSelect")}}n.setSelect=Qs;function Iu(l){if(A[l].show)Oe&&dr(Te[l],Tn);else if(Oe&&ht(Te[l],Tn),Je){let d=Hn?wt[0]:wt[l];d!=null&&Wt(d,-10,-10,J,O)}}function Xt(l,a,d){hi(l,{min:a,max:d})}function Nt(l,a,d,h){a.focus!=null&&Wu(l),a.show!=null&&A.forEach((m,v)=>{v>0&&(l==v||l==null)&&(m.show=a.show,Iu(v),o==2?(Xt(m.facets[0].scale,null,null),Xt(m.facets[1].scale,null,null)):Xt(m.scale,null,null),Fn())}),d!==!1&&Fe("setSeries",l,a),h&&ks("setSeries",n,l,a)}n.setSeries=Nt;function Nu(l,a){De(K[l],a)}function Hu(l,a){l.fill=oe(l.fill||null),l.dir=ce(l.dir,-1),a=a??K.length,K.splice(a,0,l)}function Uu(l){l==null?K.length=0:K.splice(l,1)}n.addBand=Hu,n.setBand=Nu,n.delBand=Uu;function Vu(l,a){A[l].alpha=a,Je&&wt[l]!=null&&(wt[l].style.opacity=a),Oe&&Te[l]&&(Te[l].style.opacity=a)}let Bt,en,bn,Zn={focus:!0};function Wu(l){if(l!=bn){let a=l==null,d=It.alpha!=1;A.forEach((h,m)=>{if(o==1||m>0){let v=a||m==0||m==l;h._focus=a?null:v,d&&Vu(m,v?1:It.alpha)}}),bn=l,d&&Fn()}}Oe&&Nn&&Qe(Va,he,l=>{V._lock||(mn(l),bn!=null&&Nt(null,Zn,!0,Re.setSeries))});function Ht(l,a,d){let h=L[a];d&&(l=l/de-(h.ori==1?ze:ve));let m=J;h.ori==1&&(m=O,l=m-l),h.dir==-1&&(l=m-l);let v=h._min,x=h._max,S=l/m,T=v+(x-v)*S,R=h.distr;return R==3?as(10,T):R==4?Qh(T,h.asinh):R==100?h.bwd(T):T}function ju(l,a){let d=Ht(l,I,a);return Rt(d,e[0],Ue,Ve)}n.valToIdx=l=>Rt(l,e[0]),n.posToIdx=ju,n.posToVal=Ht,n.valToPos=(l,a,d)=>L[a].ori==0?i(l,L[a],d?ot:J,d?at:0):r(l,L[a],d?At:O,d?gt:0),n.setCursor=(l,a,d)=>{ye=l.left,Ee=l.top,wn(null,a,d)};function il(l,a){$e(Yn,is,xe.left=l),$e(Yn,Is,xe.width=a)}function rl(l,a){$e(Yn,"top",xe.top=l),$e(Yn,Ns,xe.height=a)}let _s=P.ori==0?il:rl,ys=P.ori==1?il:rl;function Fu(){if(Oe&&ee.live)for(let l=o==2?1:0;l<A.length;l++){if(l==0&&mt)continue;let a=ee.values[l],d=0;for(let h in a)Ot[l][d++].firstChild.nodeValue=a[h]}}function mi(l,a){if(l!=null&&(l.idxs?l.idxs.forEach((d,h)=>{fe[h]=d}):np(l.idx)||fe.fill(l.idx),ee.idx=fe[0]),Oe&&ee.live){for(let d=0;d<A.length;d++)(d>0||o==1&&!mt)&&Bu(d,fe[d]);Fu()}bt=!1,a!==!1&&Fe("setLegend")}n.setLegend=mi;function Bu(l,a){let d=A[l],h=l==0&&Q==2?Et:e[l],m;mt?m=d.values(n,l,a)??Zt:(m=d.value(n,a==null?null:h[a],l,a),m=m==null?Zt:{_:m}),ee.values[l]=m}function wn(l,a,d){sl=ye,ol=Ee,[ye,Ee]=V.move(n,ye,Ee),V.left=ye,V.top=Ee,Je&&(Bn&&Wt(Bn,Ne(ye),0,J,O),Gn&&Wt(Gn,0,Ne(Ee),J,O));let h,m=Ue>Ve;Bt=be,en=null;let v=P.ori==0?J:O,x=P.ori==1?J:O;if(ye<0||qe==0||m){h=V.idx=null;for(let S=0;S<A.length;S++){let T=wt[S];T!=null&&Wt(T,-10,-10,J,O)}Nn&&Nt(null,Zn,!0,l==null&&Re.setSeries),ee.live&&(fe.fill(h),bt=!0)}else{let S,T,R;o==1&&(S=P.ori==0?ye:Ee,T=Ht(S,I),h=V.idx=Rt(T,e[0],Ue,Ve),R=U(e[0][h],P,v,0));let D=-10,z=-10,q=0,ue=0,ae=!0,te="",B="";for(let W=o==2?1:0;W<A.length;W++){let ke=A[W],Le=fe[W],Be=Le==null?null:o==1?e[W][Le]:e[W][1][Le],me=V.dataIdx(n,W,h,T),Pe=me==null?null:o==1?e[W][me]:e[W][1][me];if(bt=bt||Pe!=Be||me!=Le,fe[W]=me,W>0&&ke.show){let ct=me==null?-10:me==h?R:U(o==1?e[0][me]:e[W][0][me],P,v,0),Xe=Pe==null?-10:G(Pe,o==1?L[ke.scale]:L[ke.facets[1].scale],x,0);if(Nn&&Pe!=null){let vt=P.ori==1?ye:Ee,Mt=He(It.dist(n,W,me,Xe,vt));if(Mt<Bt){let Ut=It.bias;if(Ut!=0){let ut=Ht(vt,ke.scale),_t=Pe>=0?1:-1,Tt=ut>=0?1:-1;Tt==_t&&(Tt==1?Ut==1?Pe>=ut:Pe<=ut:Ut==1?Pe<=ut:Pe>=ut)&&(Bt=Mt,en=W)}else Bt=Mt,en=W}}if(bt||Hn){let vt,Mt;P.ori==0?(vt=ct,Mt=Xe):(vt=Xe,Mt=ct);let Ut,ut,_t,Tt,Vt,et,dt=!0,vn=Ye.bbox;if(vn!=null){dt=!1;let tt=vn(n,W);_t=tt.left,Tt=tt.top,Ut=tt.width,ut=tt.height}else _t=vt,Tt=Mt,Ut=ut=Ye.size(n,W);if(et=Ye.fill(n,W),Vt=Ye.stroke(n,W),Hn)W==en&&Bt<=It.prox&&(D=_t,z=Tt,q=Ut,ue=ut,ae=dt,te=et,B=Vt);else{let tt=wt[W];tt!=null&&(Un[W]=_t,Vn[W]=Tt,Ka(tt,Ut,ut,dt),Ga(tt,et,Vt),Wt(tt,$t(_t),$t(Tt),J,O))}}}}if(Hn){let W=It.prox,ke=bn==null?Bt<=W:Bt>W||en!=bn;if(bt||ke){let Le=wt[0];Le!=null&&(Un[0]=D,Vn[0]=z,Ka(Le,q,ue,ae),Ga(Le,te,B),Wt(Le,$t(D),$t(z),J,O))}}}if(xe.show&&Qt)if(l!=null){let[S,T]=Re.scales,[R,D]=Re.match,[z,q]=l.cursor.sync.scales,ue=l.cursor.drag;if(We=ue._x,je=ue._y,We||je){let{left:ae,top:te,width:B,height:W}=l.select,ke=l.scales[z].ori,Le=l.posToVal,Be,me,Pe,ct,Xe,vt=S!=null&&R(S,z),Mt=T!=null&&D(T,q);vt&&We?(ke==0?(Be=ae,me=B):(Be=te,me=W),Pe=L[S],ct=U(Le(Be,z),Pe,v,0),Xe=U(Le(Be+me,z),Pe,v,0),_s(Dt(ct,Xe),He(Xe-ct))):_s(0,v),Mt&&je?(ke==1?(Be=ae,me=B):(Be=te,me=W),Pe=L[T],ct=G(Le(Be,q),Pe,x,0),Xe=G(Le(Be+me,q),Pe,x,0),ys(Dt(ct,Xe),He(Xe-ct))):ys(0,x)}else wi()}else{let S=He(sl-tl),T=He(ol-nl);if(P.ori==1){let q=S;S=T,T=q}We=Ke.x&&S>=Ke.dist,je=Ke.y&&T>=Ke.dist;let R=Ke.uni;R!=null?We&&je&&(We=S>=R,je=T>=R,!We&&!je&&(T>S?je=!0:We=!0)):Ke.x&&Ke.y&&(We||je)&&(We=je=!0);let D,z;We&&(P.ori==0?(D=qn,z=ye):(D=Kn,z=Ee),_s(Dt(D,z),He(z-D)),je||ys(0,x)),je&&(P.ori==1?(D=qn,z=ye):(D=Kn,z=Ee),ys(Dt(D,z),He(z-D)),We||_s(0,v)),!We&&!je&&(_s(0,0),ys(0,0))}if(Ke._x=We,Ke._y=je,l==null){if(d){if(bl!=null){let[S,T]=Re.scales;Re.values[0]=S!=null?Ht(P.ori==0?ye:Ee,S):null,Re.values[1]=T!=null?Ht(P.ori==1?ye:Ee,T):null}ks(sr,n,ye,Ee,J,O,h)}if(Nn){let S=d&&Re.setSeries,T=It.prox;bn==null?Bt<=T&&Nt(en,Zn,!0,S):Bt>T?Nt(null,Zn,!0,S):en!=bn&&Nt(en,Zn,!0,S)}}bt&&(ee.idx=h,mi()),a!==!1&&Fe("setCursor")}let tn=null;Object.defineProperty(n,"rect",{get(){return tn==null&&xs(!1),tn}});function xs(l=!1){l?tn=null:(tn=E.getBoundingClientRect(),Fe("syncRect",tn))}function ll(l,a,d,h,m,v,x){V._lock||Qt&&l!=null&&l.movementX==0&&l.movementY==0||(gi(l,a,d,h,m,v,x,!1,l!=null),l!=null?wn(null,!0,!0):wn(a,!0,!1))}function gi(l,a,d,h,m,v,x,S,T){if(tn==null&&xs(!1),mn(l),l!=null)d=l.clientX-tn.left,h=l.clientY-tn.top;else{if(d<0||h<0){ye=-10,Ee=-10;return}let[R,D]=Re.scales,z=a.cursor.sync,[q,ue]=z.values,[ae,te]=z.scales,[B,W]=Re.match,ke=a.axes[0].side%2==1,Le=P.ori==0?J:O,Be=P.ori==1?J:O,me=ke?v:m,Pe=ke?m:v,ct=ke?h:d,Xe=ke?d:h;if(ae!=null?d=B(R,ae)?c(q,L[R],Le,0):-10:d=Le*(ct/me),te!=null?h=W(D,te)?c(ue,L[D],Be,0):-10:h=Be*(Xe/Pe),P.ori==1){let vt=d;d=h,h=vt}}T&&(a==null||a.cursor.event.type==sr)&&((d<=1||d>=J-1)&&(d=En(d,J)),(h<=1||h>=O-1)&&(h=En(h,O))),S?(tl=d,nl=h,[qn,Kn]=V.move(n,d,h)):(ye=d,Ee=h)}let bi={width:0,height:0,left:0,top:0};function wi(){Qs(bi,!1)}let al,cl,ul,dl;function hl(l,a,d,h,m,v,x){Qt=!0,We=je=Ke._x=Ke._y=!1,gi(l,a,d,h,m,v,x,!0,!1),l!=null&&(Qe(or,cr,pl,!1),ks(Ha,n,qn,Kn,J,O,null));let{left:S,top:T,width:R,height:D}=xe;al=S,cl=T,ul=R,dl=D}function pl(l,a,d,h,m,v,x){Qt=Ke._x=Ke._y=!1,gi(l,a,d,h,m,v,x,!1,!0);let{left:S,top:T,width:R,height:D}=xe,z=R>0||D>0,q=al!=S||cl!=T||ul!=R||dl!=D;if(z&&q&&Qs(xe),Ke.setScale&&z&&q){let ue=S,ae=R,te=T,B=D;if(P.ori==1&&(ue=T,ae=D,te=S,B=R),We&&Xt(I,Ht(ue,I),Ht(ue+ae,I)),je)for(let W in L){let ke=L[W];W!=I&&ke.from==null&&ke.min!=be&&Xt(W,Ht(te+B,W),Ht(te,W))}wi()}else V.lock&&(V._lock=!V._lock,wn(a,!0,l!=null));l!=null&&(On(or,cr),ks(or,n,ye,Ee,J,O,null))}function Gu(l,a,d,h,m,v,x){if(V._lock)return;mn(l);let S=Qt;if(Qt){let T=!0,R=!0,D=10,z,q;P.ori==0?(z=We,q=je):(z=je,q=We),z&&q&&(T=ye<=D||ye>=J-D,R=Ee<=D||Ee>=O-D),z&&T&&(ye=ye<qn?0:J),q&&R&&(Ee=Ee<Kn?0:O),wn(null,!0,!0),Qt=!1}ye=-10,Ee=-10,fe.fill(null),wn(null,!0,!0),S&&(Qt=S)}function fl(l,a,d,h,m,v,x){V._lock||(mn(l),ei(),wi(),l!=null&&ks(Wa,n,ye,Ee,J,O,null))}function ml(){H.forEach(vf),Xo(n.width,n.height,!0)}Ln(Ho,ls,ml);let Jn={};Jn.mousedown=hl,Jn.mousemove=ll,Jn.mouseup=pl,Jn.dblclick=fl,Jn.setSeries=(l,a,d,h)=>{let m=Re.match[2];d=m(n,a,d),d!=-1&&Nt(d,h,!0,!1)},Je&&(Qe(Ha,E,hl),Qe(sr,E,ll),Qe(Ua,E,l=>{mn(l),xs(!1)}),Qe(Va,E,Gu),Qe(Wa,E,fl),br.add(n),n.syncRect=xs);let Xs=n.hooks=s.hooks||{};function Fe(l,a,d){di?vs.push([l,a,d]):l in Xs&&Xs[l].forEach(h=>{h.call(null,n,a,d)})}(s.plugins||[]).forEach(l=>{for(let a in l.hooks)Xs[a]=(Xs[a]||[]).concat(l.hooks[a])});let gl=(l,a,d)=>d,Re=De({key:null,setSeries:!1,filters:{pub:Xa,sub:Xa},scales:[I,A[1]?A[1].scale:null],match:[ec,ec,gl],values:[null,null]},V.sync);Re.match.length==2&&Re.match.push(gl),V.sync=Re;let bl=Re.key,vi=Zc(bl);function ks(l,a,d,h,m,v,x){Re.filters.pub(l,a,d,h,m,v,x)&&vi.pub(l,a,d,h,m,v,x)}vi.sub(n);function qu(l,a,d,h,m,v,x){Re.filters.sub(l,a,d,h,m,v,x)&&Jn[l](null,a,d,h,m,v,x)}n.pub=qu;function Ku(){vi.unsub(n),br.delete(n),un.clear(),hr(Ho,ls,ml),p.remove(),he?.remove(),Fe("destroy")}n.destroy=Ku;function _i(){Fe("init",s,e),qr(e||s.data,!1),F[I]?hi(I,F[I]):ei(),Gs=xe.show&&(xe.width>0||xe.height>0),fn=bt=!0,Xo(s.width,s.height)}return A.forEach(Br),H.forEach(Au),t?t instanceof HTMLElement?(t.appendChild(p),_i()):t(n,_i):_i(),n}Ge.assign=De;Ge.fmtNum=$r;Ge.rangeNum=Uo;Ge.rangeLog=jo;Ge.rangeAsinh=xr;Ge.orient=Cn;Ge.pxRatio=de;Ge.join=cp;Ge.fmtDate=Ar,Ge.tzDate=_p;Ge.sync=Zc;{Ge.addGap=nf,Ge.clipGaps=Go;let s=Ge.paths={points:nu};s.linear=ou,s.stepped=rf,s.bars=lf,s.spline=cf}var au='.uplot, .uplot *, .uplot *::before, .uplot *::after {box-sizing: border-box;}.uplot {font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji";line-height: 1.5;width: min-content;}.u-title {text-align: center;font-size: 18px;font-weight: bold;}.u-wrap {position: relative;user-select: none;}.u-over, .u-under {position: absolute;}.u-under {overflow: hidden;}.uplot canvas {display: block;position: relative;width: 100%;height: 100%;}.u-axis {position: absolute;}.u-legend {font-size: 14px;margin: auto;text-align: center;}.u-inline {display: block;}.u-inline * {display: inline-block;}.u-inline tr {margin-right: 16px;}.u-legend th {font-weight: 600;}.u-legend th > * {vertical-align: middle;display: inline-block;}.u-legend .u-marker {width: 1em;height: 1em;margin-right: 4px;background-clip: padding-box !important;}.u-inline.u-live th::after {content: ":";vertical-align: middle;}.u-inline:not(.u-live) .u-value {display: none;}.u-series > * {padding: 4px;}.u-series th {cursor: pointer;}.u-legend .u-off > * {opacity: 0.3;}.u-select {background: rgba(0,0,0,0.07);position: absolute;pointer-events: none;}.u-cursor-x, .u-cursor-y {position: absolute;left: 0;top: 0;pointer-events: none;will-change: transform;}.u-hz .u-cursor-x, .u-vt .u-cursor-y {height: 100%;border-right: 1px dashed #607D8B;}.u-hz .u-cursor-y, .u-vt .u-cursor-x {width: 100%;border-bottom: 1px dashed #607D8B;}.u-cursor-pt {position: absolute;top: 0;left: 0;border-radius: 50%;border: 0 solid;pointer-events: none;will-change: transform;/*this has to be !important since we set inline "background" shorthand */background-clip: padding-box !important;}.u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off {display: none;}';var Rr=150,js=[[],[6,4],[2,3],[10,3,2,3]],yf=1e3,xf=7e3,kf=2500,Dr=class extends Ce{constructor(){super(...arguments);this.session=null;this.stamp="";this.from=0;this.to=0;this.#e=null;this.#t="";this.#n=0;this.#o=new ResizeObserver(()=>this.#e?.setSize({width:this.clientWidth,height:Rr}));this.#i=()=>{this.#t="",this.requestUpdate()}}static{this.properties={session:{attribute:!1},stamp:{attribute:!1},from:{attribute:!1},to:{attribute:!1}}}static{this.styles=[no(au),re`
      :host {
        display: block;
        min-height: ${Rr}px;
      }
    `]}#e;#t;#n;#o;#i;connectedCallback(){super.connectedCallback(),this.#o.observe(this),_.addEventListener("theme",this.#i)}disconnectedCallback(){this.#o.disconnect(),_.removeEventListener("theme",this.#i),this.#e?.destroy(),this.#e=null,this.#t="",super.disconnectedCallback()}render(){return y`<div aria-hidden="true"></div>`}updated(){let t=this.session;if(t===null||this.clientWidth===0)return;let n=[...t.legs.values()].filter(r=>r.analysed),o=[_.language,...n.map(r=>`${r.id} ${r.role}`)].join(" "),i=performance.now();o===this.#t&&i-this.#n<yf||(this.#n=i,o!==this.#t?(this.#t=o,this.#e?.destroy(),this.#e=new Ge(this.#s(n),cu(t,n),this.renderRoot.querySelector("div"))):this.#e.setData(cu(t,n),!1),this.#e.setScale("x",{min:(this.from-t.startedAt)/1e3,max:(this.to-t.startedAt)/1e3}))}#s(t){let n=getComputedStyle(this),o=r=>n.getPropertyValue(r).trim(),i={stroke:o("--muted"),grid:{stroke:o("--line"),width:1},ticks:{stroke:o("--line")},font:"12px system-ui"};return{width:this.clientWidth,height:Rr,legend:{show:!1},cursor:{drag:{x:!1,y:!1},points:{show:!1}},scales:{x:{time:!1},y:{range:[-1,1]}},axes:[{...i,incrs:Pi.map(r=>r/1e3),values:(r,c)=>c.map(u=>_e(u*1e3))},{...i,size:44,splits:[-1,0,1]}],series:[{},...t.map((r,c)=>({label:se(r.role),stroke:o(c===0?"--accent":"--second"),width:2,dash:js[c%js.length],points:{show:!1},spanGaps:!1}))]}}};function cu(s,e){let t=e.map(i=>{let r=w=>(w+(i.origin??0)-s.startedAt)/1e3,c=[],u=[],p=-1/0;for(let{from:w,to:f,valence:g}of i.pieces)g!==null&&(w-p>xf&&c.length>0&&(c.push(r(p+1)),u.push(null)),f-w>kf&&(c.push(r(w)),u.push(g)),c.push(r(f)),u.push(g),p=f);return[c,u]});if(t.filter(([i])=>i.length>0).length===0)return[[],...e.map(()=>[])];let o=[2];return Ge.join(t,t.map(()=>[1,...o]))}ge("es-valence",Dr);var Or=class extends Ce{constructor(){super(...arguments);this.sessionId="";this.leg=null;this.piece=null;this.language="";this.#e="open";this.#t="";this.#n="";this.#l=()=>{let t=this.renderRoot.querySelector("#correct")?.value??"";this.#a("wrong",t||null)}}static{this.properties={sessionId:{attribute:!1},leg:{attribute:!1},piece:{attribute:!1},language:{attribute:!1}}}static{this.styles=[Me,re`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        margin-top: 12px;
        font-size: 0.9rem;
        min-height: 36px;
      }
      .failed {
        color: var(--need3);
      }
      label {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
    `]}#e;#t;#n;willUpdate(){let t=`${this.sessionId} ${this.leg?.id} ${this.piece?.from} ${this.piece?.to}`;t!==this.#n&&this.#e!=="sending"&&(this.#n=t,this.#e="open")}render(){let t=this.#c();if(t===null)return M;let n=b("mark_question",{label:se(t.label)});return y`<div class="row" role="group" aria-label=${n}>
      <span class="muted">${n}</span>
      ${this.#e==="choosing"?this.#i(t.label):this.#o()}
      <span role="status" class=${this.#e==="failed"?"failed":"muted"}>${this.#s()}</span>
    </div>`}#o(){return this.#e==="kept"?M:y`<button ?disabled=${this.#e==="sending"} @click=${()=>this.#a("right",null)}>${b("mark_right")}</button>
      <button ?disabled=${this.#e==="sending"} @click=${()=>this.#r("choosing")}>${b("mark_wrong")}</button>`}#i(t){return y`<label>
        ${b("mark_correct")}
        <select id="correct">
          <option value="">${b("mark_unknown")}</option>
          ${_.marking.labels.filter(n=>n!==t).map(n=>y`<option value=${n}>${se(n)}</option>`)}
        </select>
      </label>
      <button @click=${this.#l}>${b("mark_keep")}</button>
      <button @click=${()=>this.#r("open")}>${b("cancel")}</button>`}#s(){return this.#e==="kept"?b("mark_kept"):this.#e==="failed"?b("mark_failed",{reason:this.#t}):""}#l;async#a(t,n){let{leg:o,piece:i}=this,r=this.#c();if(o===null||i===null||r===null)return;let c=Math.max(0,Math.round(i.from));this.#r("sending");try{await _.supervision.mark({session_id:this.sessionId,leg_id:o.id,role:o.role,start_ms:c,end_ms:Math.max(c,Math.round(i.to)),...r,verdict:t,correct:n}),this.#r("kept")}catch(u){this.#t=u instanceof on&&u.status!==0?u.message:b("no_answer_daemon"),this.#r("failed")}}#c(){let t=this.piece?.shares??[];if(t.length===0)return null;let n=t.indexOf(Math.max(...t));return{label:_.model.labels[n],probability:t[n]}}#r(t){this.#e=t,this.requestUpdate()}};ge("es-verdict",Or);var $f=6e4,Sf=1e3,uu=10,Af=6,du=.03,zr=class extends Ze{static{this.styles=[Me,Lo,Ma]}#e=!1;#t="";render(){let e=_.model.find(_.route.sessionId),t=e===void 0&&_.hasCaughtUp?_.past.session(_.route.sessionId):null,n=e??t?.session??null;if(n===null){let p=t===null||t.progress==="loading"?b("loading"):t.progress==="failed"?t.problem:b("no_session");return y`<header>${this.#o()}</header>
        <div class="empty"><p role="status">${p}</p></div>`}let o=n.endedAt??Math.min(_.now(),_.lostAt??1/0),i=t===null?Math.max(n.startedAt,o-Sn):n.startedAt,r=Math.max(o,i+$f),c=_.route.t===null?null:n.startedAt+_.route.t,u=Ps(n,()=>!0);return y`
      <header>
        ${this.#o()}
        <h1>${os(n)}</h1>
        <span class="muted number">${_e(o-n.startedAt)}</span>
        ${t===null?M:y`<span class="muted number">${new Date(n.startedAt).toLocaleString(_.language,{dateStyle:"medium",timeStyle:"short"})}</span>`}
        ${n.endedAt===null||n.endReason===""?M:y`<span class="muted">${b("ended",{reason:se(n.endReason)})}</span>`}
        <span class="grow"></span>
        ${t===null?M:this.#i(n)}
        ${c===null?y`<span class="muted">${b(t===null?"live":"from_history")}</span>`:y`<span class="number">${b("at_moment",{time:_e(_.route.t)})}</span>
              <button @click=${this.#f}>${this.#e?b("copied"):b("copy_link")}</button>
              <button @click=${()=>this.#h(null)}>${b(t===null?"live":"whole_session")}</button>`}
      </header>
      ${Do(_,n)?y`<p class="doubt">${Do(_,n)}</p>`:M}
      ${this.#n(n)}
      <section class="panel">
        <es-alert-axis .session=${n} .stamp=${`${n.version} ${_.language}`} .from=${i} .to=${r} .until=${o}></es-alert-axis>
        <div
          class="lanes"
          role="slider"
          tabindex="0"
          aria-label=${b("timeline")}
          aria-valuemin=${Math.round((i-n.startedAt)/1e3)}
          aria-valuemax=${Math.round((o-n.startedAt)/1e3)}
          aria-valuenow=${Math.round(((c??o)-n.startedAt)/1e3)}
          aria-valuetext=${c===null?b("live"):_e(_.route.t)}
          @click=${p=>this.#u(p,n,i,r,o)}
          @keydown=${p=>this.#d(p,n,i,o)}
        >
          ${u.map(p=>y`<div class="lane">
              <h3><span class="role">${An(_.texts,n,p)}</span>${t===null||!p.analysed?er(p,_):M}</h3>
              ${p.analysed?y`<es-lane .display=${_} .scheme=${_.scheme} .session=${n} .leg=${p} .from=${i} .to=${r} .until=${o}></es-lane>`:M}
            </div>`)}
          ${c===null?M:y`<div class="cursor" ${Lt({left:`${Mf(c,i,r)}%`})}></div>`}
        </div>
        <div class="ticks number" aria-hidden="true">
          ${Hl(i-n.startedAt,r-n.startedAt,Af).map(p=>Ef(p,(p+n.startedAt-i)/(r-i)))}
        </div>
      </section>
      <section class="columns">
        ${u.filter(p=>p.analysed).map(p=>this.#a(n,p,c,t!==null))}
        <div class="panel">
          ${this.#r(n,u,i,o)}
          <h2>${b("valence")}</h2>
          <div class="series">${u.filter(p=>p.analysed).map((p,w)=>Lf(An(_.texts,n,p),w))}</div>
          <es-valence .session=${n} .stamp=${`${n.version} ${Math.round(r)}`} .from=${i} .to=${r}></es-valence>
          <p class="hint">${b("valence_hint")}</p>
        </div>
      </section>
      <es-legend .display=${_} .stamp=${To()}></es-legend>
      <p class="hint id">${n.id}</p>
    `}#n(e){let t=Object.entries(e.alerts);return t.length===0?M:y`<section class="panel" aria-label=${b("alerts")}>${t.map(([n,o])=>Po(_,n,o,{details:!0}))}</section>`}#o(){let e=_.model.find(_.route.sessionId)===void 0;return y`<a href=${rt({..._.route,view:e?"history":"wall"})}>← ${b(e?"back_history":"back")}</a>`}#i(e){return y`<button @click=${()=>this.#s?.showModal()}>${b("forget")}</button>
      <dialog aria-labelledby="forget-title">
        <h2 id="forget-title">${b("forget_title")}</h2>
        <p>${b("forget_what",{id:e.id})}</p>
        ${this.#t?y`<p role="alert" class="refused">${this.#t}</p>`:M}
        <div class="choice">
          <button autofocus @click=${()=>this.#s?.close()}>${b("cancel")}</button>
          <button class="danger" @click=${()=>this.#l(e.id)}>${b("forget")}</button>
        </div>
      </dialog>`}get#s(){return this.renderRoot.querySelector("dialog")}async#l(e){this.#t=await _.past.forget(e),this.#t===""&&(this.#s?.close(),_.go({view:"history"})),this.requestUpdate()}#a(e,t,n,o){let i=Tf(t,n),r=i===void 0?[]:i.shares.map((c,u)=>({label:_.model.labels[u],share:c}));return r.sort((c,u)=>u.share-c.share),y`<div class="panel">
      <h2>${b("probabilities")}: ${An(_.texts,e,t)}</h2>
      ${r.length===0?y`<p class="muted">${i===void 0?b(o?"nobody_spoke":n===null?"no_values":"no_values_here"):b("no_answer",{reason:se(i.reason??"unknown")})}</p>`:M}
      <ul>
        ${r.map(({label:c,share:u})=>y`<li>
            <span>${Pt(c)} ${se(c)}</span>
            <span class="bar"><i ${Lt({width:`${u*100}%`,background:xt(c).colour})}></i></span>
            <span class="number">${Math.round(u*100)} %</span>
          </li>`)}
      </ul>
      ${this.#c(e,t,i,n)}
      <dl>
        <dt>${b("model")}</dt>
        <dd>${t.model||"–"}</dd>
        ${o?M:y`<dt>${b("latency")}</dt>
              <dd class="number">${t.latencyMs===null?"–":`${t.latencyMs} ms`} (${b("inference")} ${t.inferenceMs??"–"} ms)</dd>`}
        <dt>${b("codec")}</dt>
        <dd>${t.codec||"–"}</dd>
        <dt>${b("quality")}</dt>
        <dd>${t.quality?se(t.quality):"–"}</dd>
      </dl>
    </div>`}#c(e,t,n,o){return _.marking.kept?o===null?y`<p class="hint">${b("mark_hint")}</p>`:y`<es-verdict .sessionId=${e.id} .leg=${t} .piece=${n??null} .language=${_.language}></es-verdict>`:M}#r(e,t,n,o){let i=t.filter(u=>u.analysed),r=Ea(i,n,o,i.flatMap(u=>e.unknown(u))),c=[...i.map(u=>[An(_.texts,e,u),r.alone.get(u.id)]),...i.length>1?[[b(i.length>2?"overlap_many":"overlap"),r.overlap]]:[],[b(i.length===t.length?"talk_nobody":"talk_others"),r.silence]];return y`<h2>${b("talk")}</h2>
      <ul class="talk">
        ${c.map(([u,p])=>{let w=r.total===0?0:p/r.total;return y`<li>
            <span>${u}</span>
            <span class="bar"><i ${Lt({width:`${w*100}%`,background:"var(--second)"})}></i></span>
            <span class="number">${Math.round(w*100)} %</span>
          </li>`})}
        ${t.filter(u=>!u.analysed).map(u=>y`<li><span>${An(_.texts,e,u)}</span><span class="without muted">${b("not_analysed")}</span></li>`)}
      </ul>`}#u(e,t,n,o,i){let r=e.currentTarget.getBoundingClientRect(),c=n+(e.clientX-r.left)/r.width*(o-n);this.#h(Math.min(c,i)-t.startedAt)}#d(e,t,n,o){let r={ArrowLeft:-1,ArrowRight:1,PageDown:-uu,PageUp:uu}[e.key],c=_.route.t??o-t.startedAt;if(r!==void 0)this.#h(Math.max(n,Math.min(o,t.startedAt+c+r*Sf))-t.startedAt);else if(e.key==="Home")this.#h(n-t.startedAt);else if(e.key==="End")this.#h(null);else return;e.preventDefault()}#h(e){this.#e=!1,_.go({t:e})}#f=async()=>{try{await navigator.clipboard.writeText(location.href),this.#e=!0}catch{this.#e=!1}this.requestUpdate()}};function Ef(s,e){let t=e<du?"first":e>1-du?"last":"";return y`<span class=${t} ${Lt({left:`${e*100}%`})}>${_e(s)}</span>`}function Mf(s,e,t){return Math.max(0,Math.min(100,(s-e)/(t-e)*100))}function Tf(s,e){if(e===null)return s.pieces.findLast(n=>n.reason===null)??s.pieces.at(-1);let t=e-(s.origin??0);return s.pieces.find(n=>n.from<=t&&t<n.to)}function Lf(s,e){return y`<span>
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <line x1="0" y1="4" x2="26" y2="4" stroke=${e===0?"var(--accent)":"var(--second)"} stroke-width="2.5" stroke-dasharray=${js[e%js.length].join(" ")||"none"}></line>
    </svg>
    ${s}
  </span>`}ge("es-detail",zr);var Pf=[{table:"[microphone]",is:({kind:s})=>s==="microphone"},{table:"[rtp]",is:({kind:s})=>s==="rtp"},{table:"[siprec]",is:({kind:s})=>s==="siprec"},{table:"[[streams]]",is:({kind:s})=>s==="stream"||s==="audiosocket"}],Ir=class extends Ce{static{this.properties={listening:{attribute:!1},language:{attribute:!1}}}static{this.styles=[Me,re`
      h2 {
        font-size: 1.05rem;
        font-weight: 650;
        margin-bottom: 10px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
      }
      li {
        display: grid;
        gap: 6px;
        align-content: start;
        padding: 14px 16px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        overflow-wrap: anywhere;
        font-size: 0.95rem;
      }
      h3 {
        font-size: 1rem;
        font-weight: 650;
      }
      .off {
        margin: 10px 0 18px;
        font-size: 0.92rem;
      }
    `]}render(){let{sources:e,complete:t}=this.listening,n=Pf.filter(({is:o})=>!e.some(o)).map(({table:o})=>o);return y`<h2 id="title">${b("listening")}</h2>
      <ul aria-labelledby="title">
        ${e.map(Cf)}
      </ul>
      <p class="off muted">${n.length===0||!t?M:b("listening_off",{tables:n.join(", ")})}</p>`}};function Cf(s){let e=ma(s,new URL(location.href)),t=Object.entries(s.refused).sort(([,n],[,o])=>o-n);return y`<li>
    <h3>${pa(s)?b("kind_browser"):b(`kind_${s.kind}`,{dialect:fa(s)})}</h3>
    <p class="muted">${s.source_id}${e===""?M:y` · <span class="number">${e}</span>`}</p>
    <p>${Rf(s)}</p>
    <p class="came">${Df(s)}</p>
    ${t.length===0?M:y`<p class="refused">${b("turned_away")}: ${t.map(([n,o])=>`${Of(s,n)} (${o})`).join(", ")}</p>`}
  </li>`}function Rf({open_sessions:s,open_connections:e}){let t=b("open_sessions",{count:s});return e===null?t:`${t}, ${b("open_connections",{count:e})}`}function Df({kind:s,sessions:e,connections:t,received:n}){return e>0?b("came_sessions",{count:e}):s==="rtp"&&n!==null&&n>0?b("came_packets",{count:n}):t!==null&&t>0?b("came_connections",{count:t}):b("came_nothing")}function Of({kind:s},e){return s==="siprec"?`SIP ${e}`:s==="audiosocket"&&e==="forbidden"?b("address_not_allowed"):se(e)}ge("es-listeners",Ir);var Nr=class extends Ze{static{this.styles=[Me,re`
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
        margin-bottom: 14px;
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
      .state:not(.ok) {
        font-weight: 650;
      }
      td.detail {
        overflow-wrap: anywhere;
      }
      .well {
        margin: 0 0 18px;
        overflow-wrap: anywhere;
      }
      @media (max-width: 600px) {
        .wide {
          position: relative;
        }
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        tr {
          display: grid;
          grid-template-columns: 1fr auto auto;
          gap: 2px 12px;
          padding: 10px 16px;
          border-bottom: 1px solid var(--line);
        }
        tr:last-child {
          border-bottom: 0;
        }
        tbody,
        table {
          display: block;
        }
        td {
          padding: 0;
          border: 0;
          overflow-wrap: anywhere;
        }
        td[colspan],
        td.detail {
          grid-column: 1 / -1;
          color: var(--muted);
        }
      }
    `]}connectedCallback(){super.connectedCallback(),_.askForSources()}render(){let{health:e,model:t}=_,n=[...t.sources.values()].sort((o,i)=>+(o.state==="ok")-+(i.state==="ok"));return y`<h1>${b("health")}</h1>
      ${e===null?M:y`<p class="note ${e.ok?"":"bad"}"><span aria-hidden="true">${e.ok?"✓":"!"}</span> ${b(e.ok?"daemon_ok":"daemon_not_ok")}</p>
            ${zf(e.text)}`}
      ${t.overload===null?M:y`<p class="note bad">! ${b("overloaded",{hop:t.overload.hop_ms/1e3,count:t.overload.suspended_legs})}</p>`}
      ${t.lostEvents===0?M:y`<p class="note bad">! ${b("lost_events",{count:t.lostEvents})}</p>`}
      <div class="wide" tabindex="0" role="region" aria-label=${b("health")}>
        <table role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">${b("source")}</th>
              <th scope="col" role="columnheader">${b("state")}</th>
              <th scope="col" role="columnheader">${b("reported")}</th>
              <th scope="col" role="columnheader">${b("detail")}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${n.length===0?y`<tr role="row"><td colspan="4" role="cell">${b("no_source")}</td></tr>`:M}
            ${n.map(o=>y`<tr role="row">
                <td role="cell">${t.nameOf(o)}</td>
                <td role="cell" class="state ${o.state}">${o.state==="ok"?M:"! "}${se(`state_${o.state}`)}</td>
                <td role="cell" class="number">${b("ago",{time:_e(_.now()-o.at)})}</td>
                <td role="cell" class="detail">${o.detail}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
      ${_.listening===null||_.listening.sources.length===0?M:y`<es-listeners .listening=${_.listening} .language=${_.language}></es-listeners>`}
      ${_.marking.gateway?M:y`<es-microphone></es-microphone>`}`}};function zf(s){let e=s.split(`
`).slice(1),t=e.filter(o=>o.endsWith(": ok")).map(o=>o.slice(0,-4)),n=e.filter(o=>!o.endsWith(": ok")&&!(_.listening!==null&&/^(stream|recordings) /.test(o)));return y`${n.length===0?M:y`<ul>${n.map(o=>y`<li>${o}</li>`)}</ul>`}
    ${t.length===0?M:y`<p class="well muted"><span aria-hidden="true">✓</span> ${t.join(", ")}</p>`}`}ge("es-health",Nr);var If={csv:"CSV",jsonl:"JSON Lines",parquet:"Parquet"},Hr="*",Ur=class extends Ze{static{this.styles=[Me,re`
      h1 {
        font-size: 1.25rem;
        font-weight: 650;
        margin-bottom: 14px;
      }
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 165px), 1fr));
        gap: 10px 14px;
        align-items: end;
        padding: 16px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        margin-bottom: 14px;
      }
      label {
        display: grid;
        gap: 4px;
        font-size: 0.82rem;
        color: var(--muted);
        min-width: 0;
      }
      label input,
      label select {
        color: var(--text);
        width: 100%;
        min-width: 0;
      }
      @media (max-width: 480px) {
        .when {
          grid-column: 1 / -1;
        }
      }
      .go {
        background: var(--accent);
        border-color: var(--accent);
        color: var(--on-accent);
        font-weight: 650;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 14px;
        align-items: end;
        margin-bottom: 12px;
      }
      .tools p {
        margin-right: auto;
        align-self: center;
      }
      .note {
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-left: 5px solid var(--need3);
        border-radius: 10px;
        background: var(--surface);
        margin-bottom: 14px;
        overflow-wrap: anywhere;
      }
      .empty {
        padding: 7vh 20px;
        text-align: center;
        background: var(--surface);
        border: 1px dashed var(--line-strong);
        border-radius: 16px;
        display: grid;
        gap: 10px;
        justify-items: center;
      }
      code {
        background: var(--raised);
        padding: 2px 6px;
        border-radius: 5px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      .sessions {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        overflow: hidden;
      }
      .sessions > li {
        display: grid;
        grid-template-columns: 12.5em 4.5em minmax(8em, 1fr) minmax(0, 2.2fr);
        gap: 4px 18px;
        padding: 11px 16px;
        align-items: baseline;
        border-bottom: 1px solid var(--line);
      }
      .sessions > li:last-child {
        border-bottom: 0;
      }
      .sessions a {
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      .said {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        font-size: 0.92rem;
      }
      .said li {
        display: inline-flex;
        gap: 6px;
        align-items: center;
      }
      .alert {
        font-weight: 650;
      }
      .alert span {
        color: var(--need3);
      }
      .more {
        display: block;
        margin: 16px auto 0;
      }
      @media (max-width: 700px) {
        form {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .sessions > li {
          grid-template-columns: 1fr auto;
        }
        .sessions > li > :nth-child(n + 3) {
          grid-column: 1 / -1;
        }
      }
    `]}#e="";#t=!1;render(){let{past:e,route:t}=_;return e.look(t),y`
      <h1>${b("history")}</h1>
      ${e.progress==="none"?this.#n():y`${this.#o(t)} ${this.#a()} ${this.#c()}`}
    `}#n(){return y`<div class="empty">
      <p>${b(_.marking.gateway?"history_of_none":"history_none")}</p>
      <p><code>[history]</code> <code>enabled = true</code></p>
    </div>`}#o(e){return y`<form @submit=${this.#u} role="search" aria-label=${b("history")}>
      <label class="when">${b("from")}<input type="datetime-local" name="from" .value=${hu(e.from)} /></label>
      <label class="when">${b("until")}<input type="datetime-local" name="to" .value=${hu(e.to)} /></label>
      ${this.#i("role",b("filter_role"),["customer","agent","unknown","mixed"],e.role)}
      ${this.#i("state",b("filter_state"),this.#s(e),e.state)}
      <label>
        ${b("alerts")}
        <select name="alert">
          <option value="">${b("all")}</option>
          <option value=${Hr} ?selected=${e.alert===Hr}>${b("any_alert")}</option>
          ${this.#l(e).map(t=>y`<option value=${t} ?selected=${e.alert===t}>${t}</option>`)}
        </select>
      </label>
      <label>${b("session_id")}<input name="find" maxlength="64" spellcheck="false" .value=${e.find} /></label>
      <button class="go" type="submit">${b("find")}</button>
    </form>`}#i(e,t,n,o){return y`<label>
      ${t}
      <select name=${e}>
        <option value="">${b("all")}</option>
        ${n.map(i=>y`<option value=${i} ?selected=${o===i}>${se(i)}</option>`)}
      </select>
    </label>`}#s(e){let t=_.past.found.flatMap(({states:n})=>n.map(({state:o})=>o));return[...new Set([..._.model.labels.length>0?_.model.labels:Gl,...t,e.state])].filter(Boolean)}#l(e){let t=_.past.found.flatMap(({alerts:n})=>n.map(({rule:o})=>o));return[...new Set([...t,e.alert])].filter(n=>n!==""&&n!==Hr).sort()}#a(){let{found:e,next:t,progress:n,problem:o,unanswered:i}=_.past,r=t===null?e.length:`${e.length}+`;return y`
      <div class="tools">
        <p role="status" class="muted">${n==="loading"?b("loading"):b("sessions",{count:r})}</p>
        <label>
          ${b("export_as")}
          <select class="format">
            ${Object.entries(If).map(([c,u])=>y`<option value=${c}>${u}</option>`)}
          </select>
        </label>
        <button @click=${this.#d} ?disabled=${this.#t||e.length===0}>${b("export")}</button>
      </div>
      ${n==="failed"||n==="denied"?y`<p class="note" role="alert">${o||b("lost")}</p>`:M}
      ${i.length===0?M:y`<p class="note" role="status">${b("history_without",{daemons:i.join(", ")})}</p>`}
      ${this.#e?y`<p class="note" role="alert">${this.#e}</p>`:M}
    `}#c(){let{found:e,next:t,progress:n}=_.past;return e.length===0?n==="ready"?y`<div class="empty"><p>${b($o(_.route).toString()!==""?"history_no_match":"history_empty")}</p></div>`:M:y`<ul class="sessions">
        ${e.map(o=>this.#r(o))}
      </ul>
      ${t===null?M:y`<button class="more" @click=${()=>_.past.more()} ?disabled=${n==="loading"}>${b("more")}</button>`}`}#r(e){let t=Date.parse(e.started_at),n=_e(Date.parse(e.ended_at??e.last_at)-t),o=rt({view:"session",sessionId:e.session_id,t:e.match_ms}),i=[...e.states].slice(0,6);return y`<li>
      <time datetime=${e.started_at} class="number">${Nf(t)}</time>
      <span class="number muted">${n}${e.ended_at===null?y` <span class="on">${b("goes_on")}</span>`:M}</span>
      <a href=${o} title=${e.session_id}>${Xi(e.call_reference??e.session_id,e.source_id)}</a>
      <ul class="said">
        ${e.alerts.map(({rule:r,times:c})=>y`<li class="alert"><span aria-hidden="true">▲</span> ${b("alert_open",{rule:r})} ${c>1?`${c}×`:M}</li>`)}
        ${i.map(({role:r,state:c,times:u})=>y`<li>${Pt(c)} ${se(c)} <span class="muted">${r===null?M:se(r)} ${u>1?`${u}×`:M}</span></li>`)}
        ${e.alerts.length+i.length===0?y`<li class="muted">${e.utterances>0?se("none"):b("nobody_spoke")}</li>`:M}
      </ul>
    </li>`}#u=e=>{e.preventDefault();let t=new FormData(e.target),n=i=>String(t.get(i)??"").trim();this.#e="";let o={..._.route,role:n("role"),state:n("state"),alert:n("alert"),find:n("find")};_.go({...o,from:Zo(n("from")),to:Zo(n("to"))}),rt({...o,from:Zo(n("from")),to:Zo(n("to"))})===location.hash&&_.past.look(_.route,!0)};#d=async()=>{let e=this.renderRoot.querySelector(".format").value;this.#t=!0,this.#e="",this.requestUpdate(),this.#e=await _.past.export(_.route,e),this.#t=!1,this.requestUpdate()}};function hu(s){let e=Date.parse(s);return Number.isNaN(e)?"":new Date(e-new Date(e).getTimezoneOffset()*6e4).toISOString().slice(0,16)}function Zo(s){let e=Date.parse(s);return Number.isNaN(e)?"":new Date(e).toISOString().replace(":00.000Z","Z")}function Nf(s){return new Date(s).toLocaleString(_.language,{dateStyle:"medium",timeStyle:"short"})}ge("es-history",Ur);var{I:Hf}=Ol,pu=s=>s;var fu=()=>document.createComment(""),ms=(s,e,t)=>{let n=s._$AA.parentNode,o=e===void 0?s._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(fu(),o),r=n.insertBefore(fu(),o);t=new Hf(i,r,s,s.options)}else{let i=t._$AB.nextSibling,r=t._$AM,c=r!==s;if(c){let u;t._$AQ?.(s),t._$AM=s,t._$AP!==void 0&&(u=s._$AU)!==r._$AU&&t._$AP(u)}if(i!==o||c){let u=t._$AA;for(;u!==i;){let p=pu(u).nextSibling;pu(n).insertBefore(u,o),u=p}}}return t},cn=(s,e,t=s)=>(s._$AI(e,t),s),Uf={},mu=(s,e=Uf)=>s._$AH=e,gu=s=>s._$AH,Jo=s=>{s._$AR(),s._$AA.remove()};var bu=(s,e,t)=>{let n=new Map;for(let o=e;o<=t;o++)n.set(s[o],o);return n},wu=Eo(class extends ss{constructor(s){if(super(s),s.type!==Ao.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let o=[],i=[],r=0;for(let c of s)o[r]=n?n(c,r):r,i[r]=t(c,r),r++;return{values:i,keys:o}}render(s,e,t){return this.dt(s,e,t).values}update(s,[e,t,n]){let o=gu(s),{values:i,keys:r}=this.dt(e,t,n);if(!Array.isArray(o))return this.ut=r,i;let c=this.ut??=[],u=[],p,w,f=0,g=o.length-1,k=0,E=i.length-1;for(;f<=g&&k<=E;)if(o[f]===null)f++;else if(o[g]===null)g--;else if(c[f]===r[k])u[k]=cn(o[f],i[k]),f++,k++;else if(c[g]===r[E])u[E]=cn(o[g],i[E]),g--,E--;else if(c[f]===r[E])u[E]=cn(o[f],i[E]),ms(s,u[E+1],o[f]),f++,E--;else if(c[g]===r[k])u[k]=cn(o[g],i[k]),ms(s,o[f],o[g]),g--,k++;else if(p===void 0&&(p=bu(r,k,E),w=bu(c,f,g)),p.has(c[f]))if(p.has(c[g])){let $=w.get(r[k]),C=$!==void 0?o[$]:null;if(C===null){let N=ms(s,o[f]);cn(N,i[k]),u[k]=N}else u[k]=cn(C,i[k]),ms(s,o[f],C),o[$]=null;k++}else Jo(o[g]),g--;else Jo(o[f]),f++;for(;k<=E;){let $=ms(s,u[E+1]);cn($,i[k]),u[k++]=$}for(;f<=g;){let $=o[f++];$!==null&&Jo($)}return this.ut=r,mu(s,u),yt}});var Vr=class extends Ze{static{this.styles=[Me,re`
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
        max-width: 15em;
      }
      .grid {
        display: grid;
        gap: 14px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr));
      }
      es-tile {
        min-width: 0;
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
          padding: 0 2px;
          font-size: 0.92em;
        }
      }
    `]}#e=new mo;render(){let e=this.#e.sorted(_.model.sessions.values(),_.route),t=_.model.sessions.size;return y`
      <div class="tools">
        <h1>${b("sessions",{count:t})}</h1>
        ${this.#t("filter_role","role",["customer","agent","unknown","mixed"])}
        ${this.#t("filter_state","state",[..._.model.labels,"none"])}
        <label>
          ${b("sort")}
          <select @change=${n=>_.go({sort:n.target.value})}>
            ${["need","newest","name"].map(n=>y`<option value=${n} ?selected=${_.route.sort===n}>${b(`sort_${n}`)}</option>`)}
          </select>
        </label>
      </div>
      ${e.length===0?this.#n(t):M}
      <div class="grid ${e.length<=4?"few":""} ${e.length===1?"one":""}">
        ${wu(e,n=>n.id,n=>y`<es-tile .display=${_} .session=${n} .stamp=${Vf(n)}></es-tile>`)}
      </div>
      <es-legend .display=${_} .stamp=${To()}></es-legend>
    `}#t(e,t,n){return y`<label>
      ${b(e)}
      <select @change=${o=>_.go({[t]:o.target.value})}>
        <option value="">${b("all")}</option>
        ${n.map(o=>y`<option value=${o} ?selected=${_.route[t]===o}>${se(o)}</option>`)}
      </select>
    </label>`}#n(e){if(e>0)return y`<div class="empty"><h2>${b("no_match")}</h2></div>`;let t=[..._.model.sources.values()];return y`<div class="empty">
      <h2>${b("nobody")}</h2>
      <p class="muted">${b("nobody_hint")}</p>
      <ul>
        ${t.length===0?y`<li>${b("no_source")}</li>`:M}
        ${t.map(n=>y`<li>${_.model.nameOf(n)}: ${se(`state_${n.state}`)}</li>`)}
      </ul>
    </div>`}};function Vf(s){return`${s.version} ${Math.floor(_.now()/1e3)} ${_.isStale} ${_.language} ${_.scheme}`}ge("es-wall",Vr);var Wr=class extends Ze{static{this.styles=[Me,re`
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
      .recording {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        border-color: var(--need3);
      }
      .recording i {
        width: 11px;
        height: 11px;
        border-radius: 50%;
        background: var(--need3);
      }
      .pause {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
      @media (max-width: 700px) {
        .brand b,
        .pause span,
        .recording span {
          display: none;
        }
        .bar {
          gap: 8px;
        }
        nav {
          order: 1;
          flex-basis: 100%;
          flex-wrap: wrap;
          justify-content: space-between;
        }
        nav a {
          padding: 7px 9px;
        }
        .status {
          min-width: 0;
          margin-right: auto;
        }
      }
      @media (max-width: 359px) {
        nav {
          gap: 0;
        }
        nav a {
          padding: 7px 5px;
          font-size: 0.94rem;
        }
      }
    `]}render(){let e=_.microphone.state==="on",t=[..._.model.sessions.values()].reduce((n,o)=>n+Cs(o),0);return document.title=`${e?"● ":""}${t>0?`(${t}) `:""}${b("title")}`,y`
      <a class="skip" href="#main" @click=${this.#l}>${b("skip")}</a>
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
          <b>${b("title")}</b>
        </span>
        <nav aria-label=${b("title")}>
          ${this.#e("wall",b("wall"))} ${this.#e("coach",b("coach"))} ${this.#e("history",b("history"))} ${this.#e("health",b("nav_health"))}
        </nav>
        ${e?y`<button class="recording" @click=${()=>_.microphone.stop()} aria-label=${`${b("microphone_is_on")}. ${b("microphone_stop")}`}>
              <i aria-hidden="true"></i><span>${b("microphone_is_on")}</span>
            </button>`:M}
        <span class="status ${_.status}" role="status"><i aria-hidden="true"></i>${b(_.status)}</span>
        <button @click=${()=>_.togglePause()} aria-label=${b(_.isPaused?"resume":"pause")} class="pause">
          <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="currentColor">
            ${_.isPaused?Ls`<path d="M7 4v16l13-8Z" />`:Ls`<path d="M6 4h4v16H6ZM14 4h4v16h-4Z" />`}
          </svg>
          <span>${b(_.isPaused?"resume":"pause")}</span>
        </button>
        ${this.#o()}
      </div>
      ${this.#n()}
      <main id="main" tabindex="-1">${_.status==="token"?this.#i():this.#t()}</main>
      <div class="visually-hidden" aria-live="polite" aria-atomic="true">${_.announcement}</div>
    `}#e(e,t){let n=_.model.find(_.route.sessionId)===void 0,o=_.route.view===e||_.route.view==="session"&&e===(n?"history":"wall");return y`<a href=${rt({..._.route,view:e})} aria-current=${o?"page":M}>${t}</a>`}#t(){return _.route.view==="health"?y`<es-health></es-health>`:_.route.view==="coach"?y`<es-coach></es-coach>`:_.route.view==="history"?y`<es-history></es-history>`:_.route.view==="session"?y`<es-detail></es-detail>`:y`<es-wall></es-wall>`}#n(){return _.status==="refused"?y`<p class="banner" role="alert">${b("refused_detail")}</p>`:_.lostAt!==null&&_.status!=="token"&&_.clock()-_.lostAt>ns/5?y`<p class="banner" role="alert">${b("lost_detail",{time:nn(_.lostAt,_.language)})}</p>`:_.trouble!==""?y`<p class="banner" role="alert">${_.trouble}</p>`:_.isPaused?y`<p class="banner">${b("paused_display")}</p>`:M}#o(){let e=["auto","light","dark"];return y`<details>
      <summary aria-label=${`${b("theme")}, ${b("language")}`}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
          <path d="M4 7h16M4 17h16" stroke-linecap="round" />
          <circle cx="9" cy="7" r="2.6" fill="var(--raised)" />
          <circle cx="15" cy="17" r="2.6" fill="var(--raised)" />
        </svg>
      </summary>
      <div class="menu">
        <label>
          ${b("theme")}
          <select @change=${t=>_.setTheme(t.target.value)}>
            ${e.map(t=>y`<option value=${t} ?selected=${_.theme===t}>${b(`theme_${t}`)}</option>`)}
          </select>
        </label>
        <label>
          ${b("language")}
          <select @change=${t=>_.setLanguage(t.target.value)}>
            ${Object.entries(ho).map(([t,n])=>y`<option value=${t} lang=${t} ?selected=${_.language===t}>${n.name}</option>`)}
          </select>
        </label>
      </div>
    </details>`}#i(){return y`<form @submit=${this.#s}>
      <h1>${b("token_title")}</h1>
      <p class="muted">${b("token_why")}</p>
      <label>${b("token_label")}<input type="password" name="token" autocomplete="current-password" required aria-describedby="wrong" /></label>
      <p id="wrong" role="alert">${_.tokenIsWrong?b("token_wrong"):""}</p>
      <button type="submit">${b("sign_in")}</button>
    </form>`}#s=e=>{e.preventDefault(),_.signIn(String(new FormData(e.target).get("token")))};#l=e=>{e.preventDefault(),this.renderRoot.querySelector("main")?.focus()}};ge("es-app",Wr);_.open();
