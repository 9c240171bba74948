using System.Globalization;
using BackupScheduler.Core.Items;
using CsCheck;

namespace BackupScheduler.Core.Tests.Items;

public sealed class CanonicalNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("0E99", "0")]
    [InlineData("1", "1E0")]
    [InlineData("+1", "1E0")]
    [InlineData("1.0", "1E0")]
    [InlineData("10E-1", "1E0")]
    [InlineData("0.1e+1", "1E0")]
    [InlineData("0001", "1E0")]
    [InlineData("-100", "-1E2")]
    [InlineData(".5", "5E-1")]
    [InlineData("5.", "5E0")]
    [InlineData("123.450", "12345E-2")]
    [InlineData("1E125", "1E125")]
    [InlineData("1E-130", "1E-130")]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012345678E0")]
    [InlineData("-0.00000000000000000000000000000000000001", "-1E-38")]
    public void A_number_has_one_spelling(string text, string canonical) => Assert.Equal(canonical, CanonicalNumber.Of(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("--1")]
    [InlineData("1e")]
    [InlineData("e5")]
    [InlineData("1e5e5")]
    [InlineData("1e 5")]
    [InlineData("1e1.5")]
    [InlineData("1e99999999999")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x1")]
    [InlineData("١")]
    public void Anything_else_is_no_number(string? text) => Assert.False(CanonicalNumber.TryRead(text, out _));

    [Fact]
    public void Hostile_lengths_are_refused() => Assert.False(CanonicalNumber.TryRead(new string('1', 100_000), out _));

    [Fact]
    public void Two_decimals_have_one_spelling_just_where_they_are_equal() => Gen.Select(Gen.Decimal[-1000, 1000], Gen.Decimal[-3, 3], Gen.Int[0, 4]).Sample(
        (one, other, zeros) =>
        {
            var (a, b) = (one.ToString(CultureInfo.InvariantCulture), (one + decimal.Round(other)).ToString(CultureInfo.InvariantCulture));
            Assert.Equal(decimal.Round(other) == 0, CanonicalNumber.Of(a) == CanonicalNumber.Of(b));
            var padded = (a.Contains('.', StringComparison.Ordinal) ? a : a + ".") + new string('0', zeros);
            Assert.Equal(CanonicalNumber.Of(a), CanonicalNumber.Of(padded));
        });

    [Fact]
    public void The_spelling_of_a_spelling_is_itself() =>
        Gen.Select(Gen.String[Gen.Char["0123456789"], 1, 40], Gen.Int[0, 39], Gen.Int[-200, 200], Gen.Bool).Sample((digits, point, exponent, isNegative) =>
        {
            var text = (isNegative ? "-" : "") + digits.Insert(Math.Min(point, digits.Length - 1), ".") + "e" + exponent.ToString(CultureInfo.InvariantCulture);
            var canonical = CanonicalNumber.Of(text);
            Assert.Equal(canonical, CanonicalNumber.Of(canonical));
        });
}
