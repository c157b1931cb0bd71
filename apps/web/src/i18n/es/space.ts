export const space = {
  title: 'Espacio',
  used: '{used} de {quota}',
  percent: '{percent, number} %',
  unknown: '{quota}. Todavía sin medir; se mide cada hora.',
  measured: 'Medido',
  near: 'Al llenarse, los mensajes nuevos se devuelven a quien los envió. Ya avisamos a quien usa la casilla.',
  ownNear:
    'Al llenarse, los mensajes nuevos se devuelven a quien los envió. Para liberar espacio, vacíe Papelera y Correo no deseado y borre los mensajes con archivos grandes.',
  help: 'Avisamos a la casilla al llegar al 80 % y al 95 % de su espacio, y aquí al mismo tiempo. La cuarentena no ocupa espacio de la casilla.',
};
