using System.Diagnostics.CodeAnalysis;

namespace BackupScheduler.Core.Accounts;

/// <summary>The twelve digits that name an AWS account.</summary>
public readonly record struct AccountId
{
    private const int Digits = 12;
    private readonly string? _value;

    private AccountId(string value) => _value = value;

    /// <summary>The digits; empty for <c>default</c>, which no parse ever returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads twelve ASCII digits, without white space or separators.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AccountId account)
    {
        var valid = text is { Length: Digits } && text.All(char.IsAsciiDigit);
        account = valid ? new AccountId(text!) : default;
        return valid;
    }

    /// <summary>Reads twelve digits.</summary>
    /// <exception cref="FormatException">The text is not an account id.</exception>
    public static AccountId Parse(string text) =>
        TryParse(text, out var account) ? account : throw new FormatException("not an account id of 12 digits");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
