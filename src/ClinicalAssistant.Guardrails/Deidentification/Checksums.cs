namespace ClinicalAssistant.Guardrails;

/// <summary>Check digits of well-known numbers. Each takes digits or capitals without separators.</summary>
internal static class Checksums
{
    /// <summary>Payment cards (ISO/IEC 7812, Luhn), 13 to 19 digits.</summary>
    public static bool IsCard(ReadOnlySpan<char> digits)
    {
        if (digits.Length is < 13 or > 19 || digits[0] == '0')
            return false;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>NHS number: ten digits, modulus 11.</summary>
    public static bool IsNhs(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 10)
            return false;
        var sum = 0;
        for (var i = 0; i < 9; i++)
            sum += (digits[i] - '0') * (10 - i);
        var check = (11 - (sum % 11)) % 11;
        return check != 10 && check == digits[9] - '0';
    }

    /// <summary>SNOMED CT identifier of a concept, description or relationship: 6 to 18 digits, a known partition, check digit by Verhoeff's dihedral group.</summary>
    public static bool IsSnomed(ReadOnlySpan<char> digits)
    {
        if (digits.Length is < 6 or > 18 || digits[0] == '0' || digits[^3] > '1' || digits[^2] > '2')
            return false;
        var check = 0;
        for (var i = 0; i < digits.Length; i++)
            check = Product(check, Permuted(digits[digits.Length - 1 - i] - '0', i % 8));
        return check == 0;
    }

    // The group of the turns (0 to 4) and mirrorings (5 to 9) of a pentagon.
    private static int Product(int a, int b) => a < 5 ? b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5 : b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5;

    private static int Permuted(int digit, int times)
    {
        for (; times > 0; times--)
            digit = "1576283094"[digit] - '0';
        return digit;
    }

    /// <summary>IBAN (ISO 13616, modulus 97).</summary>
    public static bool IsIban(ReadOnlySpan<char> code)
    {
        if (code.Length is < 15 or > 34 || !char.IsAsciiLetterUpper(code[0]) || !char.IsAsciiLetterUpper(code[1]) || !char.IsAsciiDigit(code[2]) || !char.IsAsciiDigit(code[3]))
            return false;
        var rest = 0;
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[(i + 4) % code.Length];
            if (char.IsAsciiDigit(c))
                rest = ((rest * 10) + (c - '0')) % 97;
            else if (char.IsAsciiLetterUpper(c))
                rest = ((rest * 100) + (c - 'A' + 10)) % 97;
            else
                return false;
        }

        return rest == 1;
    }

    /// <summary>Vehicle identification number (ISO 3779, North American check digit).</summary>
    public static bool IsVin(ReadOnlySpan<char> code)
    {
        const string Values = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
        ReadOnlySpan<int> weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
        if (code.Length != 17)
            return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var value = Values.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0 || code[i] == '.')
                return false;
            sum += value % 10 * weights[i];
        }

        var check = sum % 11;
        return code[8] == (check == 10 ? 'X' : (char)('0' + check));
    }
}
