using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BackupScheduler.Cli.WebConsole.Entrance;

/// <summary>
/// What lets a browser in: a token of 256 random bits for the address that is printed, and what is derived of it for the cookie and the forms,
/// so that neither of them opens the console elsewhere. They live as long as the process.
/// </summary>
internal sealed class ConsoleSecrets
{
    private readonly byte[] _token, _session, _form;

    public ConsoleSecrets()
        : this(RandomNumberGenerator.GetBytes(32))
    {
    }

    private ConsoleSecrets(byte[] key)
    {
        Token = Base64Url.EncodeToString(key);
        Session = Derived(key, "session");
        Form = Derived(key, "form");
        (_token, _session, _form) = (Bytes(Token), Bytes(Session), Bytes(Form));
    }

    /// <summary>In the address.</summary>
    public string Token { get; }

    /// <summary>In the cookie.</summary>
    public string Session { get; }

    /// <summary>In each form.</summary>
    public string Form { get; }

    public bool IsToken(string? text) => Is(text, _token);

    public bool IsSession(string? text) => Is(text, _session);

    public bool IsForm(string? text) => Is(text, _form);

    // In constant time: how long a comparison takes would tell how much of a guess is right.
    private static bool Is(string? text, byte[] secret) => text is not null && CryptographicOperations.FixedTimeEquals(Bytes(text), secret);

    private static string Derived(byte[] key, string of) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Bytes(of)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
