module.exports=require("../hunkguard.js")("./shared-36.js");
