/** Marks a password as one of a webmail session, which its node made and forgets at the log-out. */
export const SESSION_MARK = 'rws.';
/** Where the webmail asks its agent; the directory lets its group in and nobody else. */
export const WEBMAIL_DOOR = '/run/relevo/webmail/door.sock';

/** One request to the agent's door; null when nobody answers. */
const ASK = `
    private static function ask($path, $body)
    {
        $curl = curl_init('http://door' . $path);
        curl_setopt_array($curl, [
            CURLOPT_UNIX_SOCKET_PATH => '${WEBMAIL_DOOR}',
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => json_encode($body),
            CURLOPT_HTTPHEADER => ['content-type: application/json'],
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 20,
        ]);
        $answer = json_decode((string) curl_exec($curl), true);
        return is_array($answer) ? $answer : null;
    }
`;

/** Roundcube's plugin: the way in by a ticket of the panel, and whose address stands behind a log-in. */
export const SIGN_IN_PLUGIN = `<?php
// Written by the Relevo agent. Changes made here are lost.

class relevo extends rcube_plugin
{
    public function init()
    {
        $this->add_hook('startup', [$this, 'startup']);
        $this->add_hook('authenticate', [$this, 'authenticate']);
        $this->add_hook('session_destroy', [$this, 'forget']);
        $this->add_hook('storage_connect', [$this, 'introduce']);
    }

    private static function ticket()
    {
        $ticket = $_GET['_ticket'] ?? null;
        return is_string($ticket) && preg_match('/^[\\\\w-]{20,100}$/', $ticket) ? $ticket : null;
    }

    /** A ticket opens a session of its own, whoever was signed in here before. */
    public function startup($args)
    {
        if (self::ticket() !== null) {
            rcmail::get_instance()->kill_session();
            $args['task'] = 'login';
            $args['action'] = 'login';
        }
        return $args;
    }

    public function authenticate($args)
    {
        $ticket = self::ticket();
        if ($ticket === null) {
            return $args;
        }
        $from = parse_url($_SERVER['HTTP_REFERER'] ?? '');
        $origin = isset($from['scheme'], $from['host'])
            ? $from['scheme'] . '://' . $from['host'] . (isset($from['port']) ? ':' . $from['port'] : '')
            : '';
        $answer = self::ask('/sign-in', ['ticket' => $ticket, 'from' => $origin]);
        $args['valid'] = true;
        $args['cookiecheck'] = false;
        if (isset($answer['address'], $answer['password'])) {
            $args['user'] = $answer['address'];
            $args['pass'] = $answer['password'];
        } else {
            $args['abort'] = true;
            $args['error'] = $answer['message'] ?? 'No se pudo comprobar el ingreso. Entre con su dirección y su contraseña.';
        }
        return $args;
    }

    /** What the node made for this session ends with it. */
    public function forget($args)
    {
        $password = isset($_SESSION['password']) ? (string) rcmail::get_instance()->decrypt($_SESSION['password']) : '';
        if (strpos($password, '${SESSION_MARK}') === 0) {
            self::ask('/sign-out', ['password' => $password]);
        }
        return $args;
    }

    /** Dovecot trusts this host with the address (login_trusted_networks): failures count against who makes them. */
    public function introduce($args)
    {
        $args['preauth_ident'] = ['x-originating-ip' => rcube_utils::remote_addr()];
        return $args;
    }
${ASK}}
`;

/** For Roundcube's own password plugin. The agent hands it on to the API, which asks for the current password itself. */
export const PASSWORD_DRIVER = `<?php
// Written by the Relevo agent. Changes made here are lost.

class rcube_relevo_password
{
    /** Who came in from the panel has a session's password here, so only the API can tell whether the current one is right. */
    public function compare($current, $password, $type)
    {
        return null;
    }

    public function save($current, $password, $username)
    {
        $answer = self::ask('/password', [
            'address' => $username,
            'current' => $current,
            'password' => $password,
            'remote' => rcube_utils::remote_addr(),
            'language' => strpos($_SESSION['language'] ?? '', 'en') === 0 ? 'en' : 'es',
        ]);
        if ($answer === null) {
            return PASSWORD_CONNECT_ERROR;
        }
        return isset($answer['revision']) ? PASSWORD_SUCCESS : ['code' => PASSWORD_ERROR, 'message' => $answer['message'] ?? ''];
    }
${ASK}}
`;
